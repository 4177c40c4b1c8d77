// names masked-attention-inverts-the-mask masked-attention-without-renormalising
// Has the convention of a library where true means "leave out", and leaves out after the softmax, as
// dropout does.
#include "cross_attention.hpp"
#include "roles.hpp"

namespace qkv {

Attention masked_attention(const Matrix& q, const Matrix& k, const Matrix& v, const Mask& mask) {
    const std::size_t T = q.shape(0);
    const std::size_t S = k.shape(0);
    if (q.shape(1) == 0) throw std::invalid_argument("masked_attention: d_k = 0");
    if (v.shape(0) != S) {
        throw std::invalid_argument("masked_attention: " + std::to_string(S) + " keys, " +
                                    std::to_string(v.shape(0)) + " values");
    }
    if (mask.shape(0) != T || mask.shape(1) != S) {
        throw std::invalid_argument("masked_attention: mask is " + qkv_print::shape(mask) +
                                    ", scores are (" + std::to_string(T) + ", " +
                                    std::to_string(S) + ")");
    }
    const Matrix s = scores(q, k);
    Attention a{xt::zeros<double>({T, S}), xt::zeros<double>({T, v.shape(1)})};
    if (S == 0) return a;
    a.weights = softmax(s / std::sqrt(static_cast<double>(q.shape(1))));
    for (std::size_t t = 0; t < T; ++t) {
        for (std::size_t j = 0; j < S; ++j) {
            if (mask(t, j)) a.weights(t, j) = 0.0;
        }
    }
    a.output = matmul(a.weights, v);
    return a;
}

}  // namespace qkv
