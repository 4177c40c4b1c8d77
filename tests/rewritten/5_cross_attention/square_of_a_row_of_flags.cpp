// names padding-mask-on-both-axes
// One flag for each position, and the mask is their product: nobody looks at padding, and padding
// looks at nobody.
#include "cross_attention.hpp"

namespace qkv {

Mask padding_mask(std::size_t target_length, std::size_t source_length, std::size_t valid) {
    if (valid > source_length) {
        throw std::invalid_argument("valid is " + std::to_string(valid) + ", but S is only " +
                                    std::to_string(source_length));
    }
    std::vector<char> is_word(std::max(target_length, source_length), 0);
    std::fill_n(is_word.begin(), valid, 1);
    Mask mask = Mask::from_shape({target_length, source_length});
    for (std::size_t row = 0; row < target_length; ++row) {
        for (std::size_t column = 0; column < source_length; ++column) {
            mask(row, column) = is_word[row] * is_word[column] != 0;
        }
    }
    return mask;
}

}  // namespace qkv
