// names memory-scales-twice
// Moves the scale into w_q when the memory is made, so that no step has to pay for it, and does not
// take it out of the step.
#include "cross_attention.hpp"
#include "projections.hpp"
#include "roles.hpp"

namespace qkv {

EncoderMemory::EncoderMemory(const Matrix& encoder, const Head& head) {
    if (encoder.shape(0) == 0) throw std::invalid_argument("EncoderMemory: empty encoder");
    if (head.w_q.shape(1) == 0) throw std::invalid_argument("EncoderMemory: d_k is 0");
    k_ = project(encoder, head.w_k);
    v_ = project(encoder, head.w_v);
    w_q_ = head.w_q;
    w_q_ *= 1.0 / std::sqrt(static_cast<double>(head.w_q.shape(1)));
}

Attention EncoderMemory::attend(const Matrix& decoder) const {
    const Matrix q = project(decoder, w_q_);
    Matrix logits = scores(q, k_);
    logits /= std::sqrt(static_cast<double>(k_.shape(1)));
    const Matrix weights = softmax(logits);
    return Attention{weights, matmul(weights, v_)};
}

}  // namespace qkv
