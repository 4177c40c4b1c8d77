// Tries: to be started by a program of its choice instead of the system's loader.
// Comes to: failed failed failed failed failed failed
// Or: does_not_compile
__attribute__((section(".interp"), used)) static const char loader[] = "/bin/true";
