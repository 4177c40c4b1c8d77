// names causal-mask-shows-the-next-one memory-projects-values-with-w-k
// The triangle begins at the wrong diagonal: a hidden key is one more than one ahead. The memory
// was written by copying the line for the keys and forgetting to change all of it.
#include "cross_attention.hpp"
#include "projections.hpp"

namespace qkv {

Mask causal_mask(std::size_t target_length, std::size_t source_length) {
    const auto rows = static_cast<long>(target_length);
    const auto columns = static_cast<long>(source_length);
    Mask mask = xt::ones<bool>({target_length, source_length});
    for (long i = 0; i < rows; ++i) {
        for (long j = std::max(0L, i + columns - rows + 2); j < columns; ++j) {
            mask(static_cast<std::size_t>(i), static_cast<std::size_t>(j)) = false;
        }
    }
    return mask;
}

EncoderMemory::EncoderMemory(const Matrix& encoder, const Head& head) : w_q_(head.w_q) {
    if (!(encoder.shape(0) > 0)) throw std::invalid_argument("EncoderMemory: S must be positive");
    k_ = project(encoder, head.w_k);
    v_ = project(encoder, head.w_k);
}

}  // namespace qkv
