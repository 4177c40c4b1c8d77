// Tries: to have the compiler read forever.
// Comes to: passed passed passed passed passed passed
// Or: does_not_compile
#include "/dev/zero"
