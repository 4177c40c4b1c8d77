// names cross-attention-exchanges-the-two
// Names the two inputs in the order in which a model runs, encoder first; the body is right for these
// names.
#include "cross_attention.hpp"
#include "projections.hpp"
#include "roles.hpp"

namespace qkv {

Attention cross_attention(const Matrix& encoder_states, const Matrix& decoder_states,
                          const Head& head) {
    Matrix q = project(decoder_states, head.w_q);
    Matrix k = project(encoder_states, head.w_k);
    Matrix v = project(encoder_states, head.w_v);
    const std::size_t d_k = k.shape(1);
    if (d_k == 0) throw std::invalid_argument("cross_attention: d_k must not be 0");
    Matrix w = softmax(scores(q, k) / std::sqrt(static_cast<double>(d_k)));
    Matrix out = matmul(w, v);
    return {std::move(w), std::move(out)};
}

}  // namespace qkv
