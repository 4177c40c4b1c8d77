// names cross-attention-looks-up-to-its-own-position
// A decoder is causal, so its position i reads the source up to position i only; counted from the
// start, however long the source is.
#include "cross_attention.hpp"
#include "projections.hpp"
#include "roles.hpp"

namespace qkv {

Attention cross_attention(const Matrix& decoder, const Matrix& encoder, const Head& head) {
    if (encoder.shape(0) < 1) throw std::invalid_argument("the encoder said nothing");
    if (head.w_q.shape(1) < 1) throw std::invalid_argument("the head has no width");
    const Matrix q = project(decoder, head.w_q) / std::sqrt(double(head.w_q.shape(1)));
    const Matrix k = project(encoder, head.w_k);
    const Matrix v = project(encoder, head.w_v);
    Matrix bias = xt::zeros<double>({q.shape(0), k.shape(0)});
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        for (std::size_t j = i + 1; j < k.shape(0); ++j) {
            bias(i, j) = -std::numeric_limits<double>::infinity();
        }
    }
    const Matrix weights = softmax(scores(q, k) + bias);
    return {weights, matmul(weights, v)};
}

}  // namespace qkv
