// Tries: to have an environment shown to it in a message of the compiler. clang takes the file for empty.
// Comes to: passed passed passed passed passed passed
// Or: does_not_compile
#include "/proc/self/environ"
