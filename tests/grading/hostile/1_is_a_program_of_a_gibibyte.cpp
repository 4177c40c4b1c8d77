// Tries: to fill the disk by what the compiler writes.
// Comes to: does_not_compile
__attribute__((used)) static char large[1 << 30] = {1};
