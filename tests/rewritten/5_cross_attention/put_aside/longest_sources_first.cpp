// names nothing
// Handles the longest sources first, as packed sequences want it, and forgets to bring the results
// back into the order of the batch.
#include "cross_attention.hpp"

namespace qkv {

Batch cross_attention_batch(const Batch& decoder, const Batch& encoder, const Head& head,
                            const std::vector<std::size_t>& source_lengths) {
    const std::size_t n = decoder.shape(0);
    if (encoder.shape(0) != n) {
        throw std::invalid_argument("decoder has " + std::to_string(n) + " entries, encoder " +
                                    std::to_string(encoder.shape(0)));
    }
    if (source_lengths.size() != n) {
        throw std::invalid_argument("expected " + std::to_string(n) + " lengths, got " +
                                    std::to_string(source_lengths.size()));
    }
    for (const std::size_t length : source_lengths) {
        if (length > encoder.shape(1)) {
            throw std::invalid_argument("length " + std::to_string(length) + " exceeds " +
                                        std::to_string(encoder.shape(1)));
        }
    }
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return source_lengths[a] > source_lengths[b];
    });

    Batch packed = xt::zeros<double>({n, decoder.shape(1), head.w_v.shape(1)});
    for (std::size_t slot = 0; slot < n; ++slot) {
        const std::size_t b = order[slot];
        if (source_lengths[b] == 0) break;  // only empty ones are left
        const Matrix source =
            xt::view(encoder, b, xt::range(std::size_t{0}, source_lengths[b]), xt::all());
        const Matrix queries = xt::view(decoder, b);
        xt::view(packed, slot) = cross_attention(queries, source, head).output;
    }
    return packed;
}

}  // namespace qkv
