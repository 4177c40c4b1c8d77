// Lesson 5, as its judge sees it: every call goes to the submission's program.
#include "cross_attention.hpp"
#include "judge/remote.hpp"

namespace qkv {

using namespace qkv_judge;

Attention self_attention(const Matrix& x, const Head& head) {
    return call<Attention>("self_attention", x, head);
}

Attention cross_attention(const Matrix& decoder, const Matrix& encoder, const Head& head) {
    return call<Attention>("cross_attention", decoder, encoder, head);
}

Mask causal_mask(std::size_t target_length, std::size_t source_length) {
    return call<Mask>("causal_mask", target_length, source_length);
}

Mask padding_mask(std::size_t target_length, std::size_t source_length, std::size_t valid) {
    return call<Mask>("padding_mask", target_length, source_length, valid);
}

Attention masked_attention(const Matrix& q, const Matrix& k, const Matrix& v, const Mask& mask) {
    return call<Attention>("masked_attention", q, k, v, mask);
}

Batch cross_attention_batch(const Batch& decoder, const Batch& encoder, const Head& head,
                            const std::vector<std::size_t>& source_lengths) {
    return call<Batch>("cross_attention_batch", decoder, encoder, head, source_lengths);
}

EncoderMemory::EncoderMemory(const Matrix& encoder, const Head& head)
    : w_q_(kept(make("EncoderMemory", encoder, head))) {}

Attention EncoderMemory::attend(const Matrix& decoder) const {
    return call_object<Attention>(object_in(w_q_), "EncoderMemory::attend", decoder);
}

}  // namespace qkv
