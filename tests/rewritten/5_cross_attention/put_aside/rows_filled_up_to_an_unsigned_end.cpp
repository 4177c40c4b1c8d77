// names causal-mask-wraps-around
// Computes where each row ends and fills it to there. The end is unsigned: where it would be below
// 0, it is huge, and the row is filled as a whole.
#include "cross_attention.hpp"

namespace qkv {

Mask causal_mask(std::size_t target_length, std::size_t source_length) {
    Mask mask = xt::zeros<bool>({target_length, source_length});
    bool* row = mask.data();
    for (std::size_t i = 0; i < target_length; ++i, row += source_length) {
        const std::size_t end = source_length - target_length + i + 1;
        std::fill(row, row + std::min(end, source_length), true);
    }
    return mask;
}

}  // namespace qkv
