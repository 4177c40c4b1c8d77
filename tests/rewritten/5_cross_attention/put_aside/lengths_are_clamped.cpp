// names padding-mask-cuts-valid-to-the-length batch-cuts-lengths-to-the-rows
// Writes robust code: a length beyond the end means "up to the end", in the mask as in the batch.
#include "cross_attention.hpp"

namespace qkv {

Mask padding_mask(std::size_t target_length, std::size_t source_length, std::size_t valid) {
    const std::size_t end = std::min(valid, source_length);
    Mask mask = xt::zeros<bool>({target_length, source_length});
    if (end > 0) xt::view(mask, xt::all(), xt::range(std::size_t{0}, end)) = true;
    return mask;
}

Batch cross_attention_batch(const Batch& decoder, const Batch& encoder, const Head& head,
                            const std::vector<std::size_t>& source_lengths) {
    const auto batch = decoder.shape(0);
    if (encoder.shape(0) != batch || source_lengths.size() != batch) {
        throw std::invalid_argument("batch sizes: decoder " + std::to_string(batch) + ", encoder " +
                                    std::to_string(encoder.shape(0)) + ", source_lengths " +
                                    std::to_string(source_lengths.size()));
    }
    Batch result = xt::zeros<double>({batch, decoder.shape(1), head.w_v.shape(1)});
    for (std::size_t b = 0; b < batch; ++b) {
        const Matrix target = xt::view(decoder, b, xt::all(), xt::all());
        const std::size_t rows = std::clamp<std::size_t>(source_lengths[b], 0, encoder.shape(1));
        if (rows == 0) continue;
        const Matrix source = xt::view(encoder, b, xt::range(std::size_t{0}, rows), xt::all());
        const Attention a = cross_attention(target, source, head);
        xt::view(result, b, xt::all(), xt::all()) = a.output;
    }
    return result;
}

}  // namespace qkv
