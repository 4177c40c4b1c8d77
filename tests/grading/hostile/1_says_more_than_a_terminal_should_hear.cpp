// Tries: to write to the terminal of whoever grades, by a message of the compiler.
// Comes to: does_not_compile
#error "THE_ESCAPE[2J THE_ESCAPE]0;passed"
