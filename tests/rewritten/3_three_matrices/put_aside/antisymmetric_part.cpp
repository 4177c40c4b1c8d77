// names asymmetry-halved
// Splits the scores into a symmetric and an antisymmetric part and measures the latter.
#include "three_matrices.hpp"

namespace qkv {

double asymmetry(const Matrix& scores) {
    const auto n = scores.shape(0);
    if (scores.shape(1) != n) {
        throw std::invalid_argument("asymmetry: matrix is " + std::to_string(n) + "x" +
                                    std::to_string(scores.shape(1)));
    }
    if (n == 0) return 0.0;
    const Matrix anti = 0.5 * (scores - xt::transpose(scores));
    return xt::amax(xt::abs(anti))();
}

}  // namespace qkv
