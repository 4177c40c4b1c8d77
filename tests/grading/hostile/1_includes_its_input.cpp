// Tries: to have the compiler wait for an input that nobody gives it. There is none, which is no harm.
// Comes to: passed passed passed passed passed passed
#include "/dev/stdin"
