// Tries: to have the compiler take all the memory there is: 2^28 types.
// Comes to: does_not_compile
template <int depth, int number>
struct Tree : Tree<depth - 1, 2 * number>, Tree<depth - 1, 2 * number + 1> {};
template <int number>
struct Tree<0, number> {};
static const Tree<28, 1> tree;
