// names form-of-columns
// Derives it for column vectors: (W_q x)ᵀ (W_k y) = xᵀ W_qᵀ W_k y, so the transpose goes to the left.
#include <xtensor-blas/xlinalg.hpp>

#include "three_matrices.hpp"

namespace qkv {

Matrix bilinear_form(const Matrix& w_q, const Matrix& w_k) {
    if (w_q.shape() != w_k.shape()) {
        throw std::invalid_argument("bilinear_form: w_q " + qkv_print::shape(w_q) + ", w_k " +
                                    qkv_print::shape(w_k));
    }
    return xt::linalg::dot(xt::transpose(w_q), w_k);
}

}  // namespace qkv
