// Tries: to have the system run out of memory by loading it.
// Comes to: failed failed failed failed failed failed
// Or: does_not_compile
__attribute__((used)) static char large[std::size_t{1} << 40];
