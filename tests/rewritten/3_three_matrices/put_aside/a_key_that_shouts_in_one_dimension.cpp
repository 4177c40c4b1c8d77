// names swap-both-the-first
// Makes the key of the second token large in the only dimension, which helps the first token and
// the second alike.
#include "three_matrices.hpp"

namespace qkv {

Head swap_head() {
    const Matrix everybody = xt::ones<double>({2, 1});
    Matrix loud = xt::zeros<double>({2, 1});
    loud(1, 0) = 15.0;
    return {everybody, loud, everybody};
}

}  // namespace qkv
