// names nothing
// Takes the padding to stand in front of each source, and so the last rows of it instead of the
// first.
#include "cross_attention.hpp"

namespace qkv {

Batch cross_attention_batch(const Batch& decoder, const Batch& encoder, const Head& head,
                            const std::vector<std::size_t>& source_lengths) {
    if (decoder.shape(0) != encoder.shape(0)) {
        throw std::invalid_argument("decoder and encoder: " + qkv_print::shape(decoder) + ", " +
                                    qkv_print::shape(encoder));
    }
    if (source_lengths.size() != encoder.shape(0)) {
        throw std::invalid_argument(std::to_string(source_lengths.size()) + " lengths for " +
                                    std::to_string(encoder.shape(0)) + " sources");
    }
    const std::size_t S = encoder.shape(1);
    Batch output = xt::zeros<double>({decoder.shape(0), decoder.shape(1), head.w_v.shape(1)});
    for (std::size_t b = 0; b < source_lengths.size(); ++b) {
        if (source_lengths[b] > S) {
            throw std::invalid_argument("length " + std::to_string(source_lengths[b]) +
                                        " where there are " + std::to_string(S));
        }
        if (source_lengths[b] == 0) continue;
        const Matrix text = xt::view(encoder, b, xt::range(S - source_lengths[b], S));
        const EncoderMemory memory(text, head);
        xt::view(output, b) = memory.attend(xt::view(decoder, b)).output;
    }
    return output;
}

}  // namespace qkv
