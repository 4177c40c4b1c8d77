// Tries: to end the run as a success while the loader still looks for its functions.
// Comes to: failed failed failed failed failed failed
// Or: does_not_compile
#include <sys/syscall.h>

extern "C" {
static void (*resolve())() {
    register long number __asm__("rax") = SYS_exit_group;
    register long status __asm__("rdi") = 0;
    __asm__ volatile("syscall" : : "r"(number), "r"(status) : "rcx", "r11", "memory");
    return nullptr;
}
void resolved() __attribute__((ifunc("resolve")));
}

__attribute__((used)) static void (*const needed)() = resolved;
