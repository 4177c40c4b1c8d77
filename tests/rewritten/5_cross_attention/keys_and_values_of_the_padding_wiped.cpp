// names batch-fills-the-padding-with-zeros
// Projects the whole source and wipes keys and values behind the length, but lets them take part in
// the softmax. A batch whose sources have no rows at all is left to the softmax, which refuses it.
#include "cross_attention.hpp"
#include "projections.hpp"
#include "roles.hpp"

namespace qkv {

Batch cross_attention_batch(const Batch& decoder, const Batch& encoder, const Head& head,
                            const std::vector<std::size_t>& source_lengths) {
    if (decoder.shape(0) != encoder.shape(0) || decoder.shape(0) != source_lengths.size()) {
        throw std::invalid_argument("batch sizes " + std::to_string(decoder.shape(0)) + ", " +
                                    std::to_string(encoder.shape(0)) + ", " +
                                    std::to_string(source_lengths.size()));
    }
    for (const auto length : source_lengths) {
        if (length > encoder.shape(1)) {
            throw std::invalid_argument("length " + std::to_string(length) + " > " +
                                        std::to_string(encoder.shape(1)));
        }
    }
    Batch result = xt::zeros<double>({decoder.shape(0), decoder.shape(1), head.w_v.shape(1)});
    for (std::size_t b = 0; b < result.shape(0); ++b) {
        const Matrix target = xt::view(decoder, b, xt::all(), xt::all());
        const Matrix source = xt::view(encoder, b, xt::all(), xt::all());
        Matrix keys = project(source, head.w_k);
        Matrix values = project(source, head.w_v);
        for (std::size_t j = source_lengths[b]; j < source.shape(0); ++j) {
            xt::view(keys, j, xt::all()) = 0.0;
            xt::view(values, j, xt::all()) = 0.0;
        }
        const double temperature = std::sqrt(static_cast<double>(keys.shape(1)));
        xt::view(result, b, xt::all(), xt::all()) =
            soft_lookup(project(target, head.w_q), keys, values, temperature).output;
    }
    return result;
}

}  // namespace qkv
