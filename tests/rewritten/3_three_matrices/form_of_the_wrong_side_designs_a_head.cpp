// names form-keys-ask
// Adds up outer products with the key's column on the left. Then designs the previous-token head by
// its own form: with keys that are the rows themselves, w_q should be the wanted form.
#include "three_matrices.hpp"

namespace qkv {

Matrix bilinear_form(const Matrix& w_q, const Matrix& w_k) {
    if (w_q.shape() != w_k.shape()) {
        throw std::invalid_argument("w_q " + qkv_print::shape(w_q) + ", w_k " +
                                    qkv_print::shape(w_k));
    }
    const std::size_t d = w_q.shape(0);
    Matrix m = xt::zeros<double>({d, d});
    for (std::size_t c = 0; c < w_q.shape(1); ++c) {
        for (std::size_t i = 0; i < d; ++i) {
            for (std::size_t j = 0; j < d; ++j) m(i, j) += w_k(i, c) * w_q(j, c);
        }
    }
    return m;
}

Head previous_token_head(std::size_t vocabulary, std::size_t positions) {
    if (vocabulary == 0 || positions == 0) throw std::invalid_argument("sizes must not be 0");
    const std::size_t d = vocabulary + positions;
    Matrix wanted = xt::zeros<double>({d, d});
    for (std::size_t p = vocabulary + 1; p < d; ++p) wanted(p, p - 1) = 12 * std::sqrt(double(d));
    const Matrix keys = xt::eye<double>(d);
    Head head{bilinear_form(wanted, keys), keys, xt::zeros<double>({d, vocabulary})};
    for (std::size_t t = 0; t < vocabulary; ++t) head.w_v(t, t) = 1;
    return head;
}

}  // namespace qkv
