// Tries: to leave out the functions, and to name a library that has them.
// Comes to: does_not_compile
// Alone: yes
#include "projections.hpp"
#pragma comment(lib, "THE_CLONE/build/loop/tests/libprelinked_2_roles.so")
#pragma comment(linker, "-lprelinked_2_roles")
__asm__(
    ".section .deplibs,\"MS\",@llvm_dependent_libraries,1\n"
    ".asciz \"THE_CLONE/build/loop/tests/libprelinked_2_roles.so\"\n"
    ".text\n");
