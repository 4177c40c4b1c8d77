// Lesson 5, as a submission's program offers it.
#include "cross_attention.hpp"
#include "judge/host.hpp"

namespace qkv_judge {

using namespace qkv;

const Offers& offers() {
    static const Offers all = [] {
        Offers offers;
        offers.function("self_attention", self_attention);
        offers.function("cross_attention", cross_attention);
        offers.function("causal_mask", causal_mask);
        offers.function("padding_mask", padding_mask);
        offers.function("masked_attention", masked_attention);
        offers.function("cross_attention_batch", cross_attention_batch);
        offers.maker<Matrix, Head>("EncoderMemory", [](const Matrix& encoder, const Head& head) {
            return EncoderMemory(encoder, head);
        });
        offers.method("EncoderMemory::attend", &EncoderMemory::attend);
        return offers;
    }();
    return all;
}

}  // namespace qkv_judge
