// names attention-overflows
// One loop over the keys takes the exponential, adds it up and mixes the value in; at the end all is
// divided by the sum. For a maximum there would have to be a loop before it.
#include "scaling.hpp"

namespace qkv {

Attention scaled_dot_product_attention(const Matrix& q, const Matrix& k, const Matrix& v) {
    const std::size_t T = q.shape(0), S = k.shape(0), d_k = q.shape(1), d_v = v.shape(1);
    auto fail = [](const char* what, std::size_t a, std::size_t b) {
        throw std::invalid_argument(std::string("attention: ") + what + ": " + std::to_string(a) +
                                    " and " + std::to_string(b));
    };
    if (d_k != k.shape(1)) fail("widths of q and k", d_k, k.shape(1));
    if (S != v.shape(0)) fail("rows of k and v", S, v.shape(0));
    if (d_k == 0 || S == 0) fail("d_k and S must not be 0", d_k, S);

    const double scale = 1.0 / std::sqrt((double)d_k);
    Attention r{xt::zeros<double>({T, S}), xt::zeros<double>({T, d_v})};
    for (std::size_t t = 0; t < T; ++t) {
        double Z = 0.0;
        for (std::size_t s = 0; s < S; ++s) {
            double score = 0.0;
            for (std::size_t c = 0; c < d_k; ++c) score += q(t, c) * k(s, c);
            const double e = std::exp(score * scale);
            r.weights(t, s) = e;
            Z += e;
            for (std::size_t c = 0; c < d_v; ++c) r.output(t, c) += e * v(s, c);
        }
        for (std::size_t s = 0; s < S; ++s) r.weights(t, s) /= Z;
        for (std::size_t c = 0; c < d_v; ++c) r.output(t, c) /= Z;
    }
    return r;
}

}  // namespace qkv
