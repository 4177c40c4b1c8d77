// names form-keys-ask
// Adds up one outer product for each dimension, with the column of W_k standing for the rows: "keys
// are what is looked at, so they come first". All shapes that differ are one and the same error.
#include "three_matrices.hpp"

namespace qkv {

Matrix bilinear_form(const Matrix& w_q, const Matrix& w_k) {
    if (w_q.shape() != w_k.shape()) throw std::length_error("shapes of w_q and w_k");
    const std::size_t n = w_q.shape(0);
    Matrix m = xt::zeros<double>({n, n});
    for (std::size_t c = 0; c < w_q.shape(1); ++c) {
        const auto key = xt::view(w_k, xt::all(), c, xt::newaxis());
        const auto query = xt::view(w_q, xt::newaxis(), xt::all(), c);
        m += key * query;
    }
    return m;
}

}  // namespace qkv
