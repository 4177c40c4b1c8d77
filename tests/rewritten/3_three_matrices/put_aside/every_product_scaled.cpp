// names form-scaled
// Divides both matrices by the fourth root of d_k before they are multiplied, since the formula of
// attention has a square root in it.
#include "three_matrices.hpp"

#include <xtensor-blas/xlinalg.hpp>

namespace qkv {

Matrix bilinear_form(const Matrix& w_q, const Matrix& w_k) {
    for (const std::size_t axis : {0, 1}) {
        if (w_q.shape(axis) != w_k.shape(axis)) {
            throw std::invalid_argument("axis " + std::to_string(axis) + ": " +
                                        std::to_string(w_q.shape(axis)) + " and " +
                                        std::to_string(w_k.shape(axis)));
        }
    }
    const double share = std::sqrt(std::sqrt(static_cast<double>(w_q.shape(1))));
    const Matrix a = w_q / share;
    const Matrix b = xt::transpose(w_k / share);
    return xt::linalg::dot(a, b);
}

}  // namespace qkv
