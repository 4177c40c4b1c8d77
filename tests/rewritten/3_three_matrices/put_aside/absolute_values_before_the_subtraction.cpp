// names asymmetry-of-magnitudes
// Takes the absolute value once, of the whole matrix, and compares that with its transpose. An empty
// matrix is answered before anybody looks at its shape.
#include "three_matrices.hpp"

namespace qkv {

double asymmetry(const Matrix& scores) {
    if (scores.size() == 0) return 0.0;
    const auto [rows, columns] = scores.shape();
    if (rows != columns) {
        throw std::invalid_argument("expected a square, got " + std::to_string(rows) + " x " +
                                    std::to_string(columns));
    }
    const Matrix strength = xt::abs(scores);
    const Matrix mirrored = xt::transpose(strength);
    const Matrix gap = xt::maximum(strength, mirrored) - xt::minimum(strength, mirrored);
    return *std::max_element(gap.begin(), gap.end());
}

}  // namespace qkv
