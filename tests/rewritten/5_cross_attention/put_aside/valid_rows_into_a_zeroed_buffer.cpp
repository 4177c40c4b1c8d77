// names batch-fills-the-padding-with-zeros
// Keeps all sources at the same length, as a batch has to be, and clears what is behind each of them
// so that nothing can come from there.
#include "cross_attention.hpp"

namespace qkv {

Batch cross_attention_batch(const Batch& decoder, const Batch& encoder, const Head& head,
                            const std::vector<std::size_t>& source_lengths) {
    const std::size_t B = decoder.shape(0), T = decoder.shape(1);
    const std::size_t S = encoder.shape(1), d_enc = encoder.shape(2);
    if (encoder.shape(0) != B) {
        throw std::invalid_argument("batch of decoder " + std::to_string(B) + ", of encoder " +
                                    std::to_string(encoder.shape(0)));
    }
    if (source_lengths.size() != B) {
        throw std::invalid_argument(std::to_string(source_lengths.size()) +
                                    " lengths for a batch of " + std::to_string(B));
    }
    Batch out = xt::zeros<double>({B, T, head.w_v.shape(1)});
    for (std::size_t b = 0; b < B; ++b) {
        const std::size_t len = source_lengths[b];
        if (len > S) {
            throw std::invalid_argument("length " + std::to_string(len) + " is longer than " +
                                        std::to_string(S));
        }
        if (S == 0) continue;
        Matrix source({S, d_enc}, 0.0);
        for (std::size_t s = 0; s < len; ++s) {
            for (std::size_t c = 0; c < d_enc; ++c) source(s, c) = encoder(b, s, c);
        }
        const Matrix target = xt::view(decoder, b, xt::all(), xt::all());
        xt::view(out, b, xt::all(), xt::all()) = cross_attention(target, source, head).output;
    }
    return out;
}

}  // namespace qkv
