// Tries: to have the assembler take all the memory there is.
// Comes to: does_not_compile
__asm__(".data\n.rept 2000000000\n.quad 1, 2, 3, 4\n.endr\n.text\n");
