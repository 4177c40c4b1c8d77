// names padding-mask-one-too-few
// The last valid key is taken to have the index valid, not valid - 1, and the end of the sentence
// to be padding. The batch is built on that mask.
#include "cross_attention.hpp"
#include "projections.hpp"

namespace qkv {

Mask padding_mask(std::size_t target_length, std::size_t source_length, std::size_t valid) {
    if (source_length < valid) {
        throw std::invalid_argument("only " + std::to_string(source_length) + " keys, but " +
                                    std::to_string(valid) + " of them valid");
    }
    Mask mask({target_length, source_length}, false);
    if (valid == 0) return mask;
    xt::view(mask, xt::all(), xt::range(std::size_t{0}, valid - 1)) = true;
    return mask;
}

Batch cross_attention_batch(const Batch& decoder, const Batch& encoder, const Head& head,
                            const std::vector<std::size_t>& source_lengths) {
    const std::size_t entries = source_lengths.size();
    if (decoder.shape(0) != entries || encoder.shape(0) != entries) {
        throw std::invalid_argument(std::to_string(entries) + " lengths, " +
                                    std::to_string(decoder.shape(0)) + " decoders, " +
                                    std::to_string(encoder.shape(0)) + " encoders");
    }
    Batch outputs({entries, decoder.shape(1), head.w_v.shape(1)});
    for (std::size_t b = 0; b < entries; ++b) {
        const Matrix source = xt::view(encoder, b);
        const Matrix q = project(xt::view(decoder, b), head.w_q);
        const Mask mask = padding_mask(q.shape(0), source.shape(0), source_lengths[b]);
        const Attention attention =
            masked_attention(q, project(source, head.w_k), project(source, head.w_v), mask);
        xt::view(outputs, b) = attention.output;
    }
    return outputs;
}

}  // namespace qkv
