// Tries: to have a file shown to it in a message of the compiler.
// Comes to: does_not_compile
#include "/etc/passwd"
