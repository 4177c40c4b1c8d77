// names padding-mask-on-both-axes
// Lights up the block that is not padding: valid positions looking at valid positions.
#include "cross_attention.hpp"

namespace qkv {

Mask padding_mask(std::size_t target_length, std::size_t source_length, std::size_t valid) {
    if (source_length < valid) {
        throw std::invalid_argument("padding_mask: " + std::to_string(valid) +
                                    " valid positions in a sequence of " +
                                    std::to_string(source_length));
    }
    Mask m({target_length, source_length}, false);
    const std::size_t rows = std::min(valid, target_length);
    xt::view(m, xt::range(std::size_t{0}, rows), xt::range(std::size_t{0}, valid)) = true;
    return m;
}

}  // namespace qkv
