// names padding-mask-at-the-front
// Used to generation, where prompts are padded on the left: the last keys are the valid ones.
#include "cross_attention.hpp"

namespace qkv {

Mask padding_mask(std::size_t target_length, std::size_t source_length, std::size_t valid) {
    if (valid > source_length) {
        throw std::invalid_argument("padding_mask: valid (" + std::to_string(valid) +
                                    ") > source_length (" + std::to_string(source_length) + ")");
    }
    std::vector<bool> one(source_length, false);
    for (std::size_t n = 1; n <= valid; ++n) one[source_length - n] = true;
    Mask mask = Mask::from_shape({target_length, source_length});
    auto cell = mask.begin();
    for (std::size_t i = 0; i < target_length; ++i) cell = std::copy(one.begin(), one.end(), cell);
    return mask;
}

}  // namespace qkv
