// Tries: to take in what no #include names: the assembler has a directive of its own.
// Comes to: does_not_compile
__asm__(
    ".section .rodata\n.globl solution\nsolution: .incbin "
    "\"THE_CLONE/solutions/1_projections.cpp\"\n");
