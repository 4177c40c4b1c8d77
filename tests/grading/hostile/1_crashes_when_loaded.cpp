// Tries: what a crash before main() comes to.
// Comes to: failed failed failed failed failed failed
// Says: SIGABRT
#include <cstdlib>

static const bool crashes = (std::abort(), true);
