// names swap-attends-to-itself
// Gives the tokens opposite numbers in a single dimension, but uses the same column for queries and
// keys, so that like meets like.
#include "three_matrices.hpp"

namespace qkv {

Head swap_head() {
    Matrix opposite({2, 1});
    opposite(0, 0) = 4.0;
    opposite(1, 0) = -opposite(0, 0);
    return Head{.w_q = opposite, .w_k = opposite, .w_v = xt::ones<double>({2, 1})};
}

}  // namespace qkv
