// names form-heights-not-compared
// Fills the form with dot products of rows, which only need the same width; a width of 0 is refused.
#include "three_matrices.hpp"

namespace qkv {

Matrix bilinear_form(const Matrix& w_q, const Matrix& w_k) {
    const std::size_t d_k = w_q.shape(1);
    if (d_k == 0) throw std::invalid_argument("d_k is 0");
    if (w_k.shape(1) != d_k) {
        throw std::invalid_argument("d_k is " + std::to_string(d_k) + " or " +
                                    std::to_string(w_k.shape(1)) + "?");
    }
    Matrix form = Matrix::from_shape({w_q.shape(0), w_k.shape(0)});
    for (std::size_t i = 0; i < form.shape(0); ++i) {
        const double* q = w_q.data() + i * d_k;
        for (std::size_t j = 0; j < form.shape(1); ++j) {
            form(i, j) = std::inner_product(q, q + d_k, w_k.data() + j * d_k, 0.0);
        }
    }
    return form;
}

}  // namespace qkv
