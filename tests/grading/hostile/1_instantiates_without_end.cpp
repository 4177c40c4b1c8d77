// Tries: to have the compiler take all the memory there is: a list of 2^30 numbers, as types.
// Comes to: does_not_compile
#include <utility>
using Numbers = std::make_index_sequence<(1u << 30)>;
static const Numbers numbers;
