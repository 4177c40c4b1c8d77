// names form-heights-not-compared lookup-too-weak
// Lets the product's own demand be the only check of the form. In the dictionary a one-hot key times
// itself is 1 and times any other 0, which looked decided enough.
#include "three_matrices.hpp"

namespace qkv {

Matrix bilinear_form(const Matrix& w_q, const Matrix& w_k) {
    const std::size_t d_k = w_q.shape(1);
    if (w_k.shape(1) != d_k) {
        throw std::invalid_argument("bilinear_form: d_k is " + std::to_string(d_k) + " in w_q, " +
                                    std::to_string(w_k.shape(1)) + " in w_k");
    }
    Matrix m = xt::zeros<double>({w_q.shape(0), w_k.shape(0)});
    for (std::size_t a = 0; a < m.shape(0); ++a) {
        for (std::size_t b = 0; b < m.shape(1); ++b) {
            for (std::size_t c = 0; c < d_k; ++c) m(a, b) += w_q(a, c) * w_k(b, c);
        }
    }
    return m;
}

Head lookup_head(std::size_t key_width, std::size_t payload_width) {
    if (key_width == 0 || payload_width == 0) {
        throw std::invalid_argument("lookup_head: widths must be positive");
    }
    const std::size_t d_model = key_width + payload_width;
    const Matrix select_key = xt::eye<double>({d_model, key_width});
    Matrix select_payload = xt::zeros<double>({d_model, payload_width});
    for (std::size_t f = 0; f < payload_width; ++f) select_payload(key_width + f, f) = 1.0;
    return Head{select_key, select_key, select_payload};
}

}  // namespace qkv
