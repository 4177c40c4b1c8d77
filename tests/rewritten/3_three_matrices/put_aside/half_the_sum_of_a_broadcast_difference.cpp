// names asymmetry-added-up asymmetry-not-square-accepted
// Writes S - transposed S as an expression, adds all of it up and halves, as every pair comes twice.
// Shapes are left to xtensor, which takes a single row as readily as a square.
#include "three_matrices.hpp"

namespace qkv {

double asymmetry(const Matrix& scores) {
    const Matrix difference = scores - xt::transpose(scores);
    return xt::sum(xt::abs(difference))() / 2.0;
}

}  // namespace qkv
