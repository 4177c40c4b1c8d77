// names nothing
// Knows that an unsigned difference wraps around, and takes std::abs of the signed one: with more
// queries than keys the offset has the wrong sign.
#include <cstdlib>

#include "cross_attention.hpp"

namespace qkv {

Mask causal_mask(std::size_t target_length, std::size_t source_length) {
    const int t = static_cast<int>(target_length);
    const int s = static_cast<int>(source_length);
    const int offset = std::abs(s - t);
    Mask mask = xt::zeros<bool>({target_length, source_length});
    for (int i = 0; i < t; i++) {
        for (int j = 0; j < s; j++) {
            if (j <= i + offset) mask(i, j) = true;
        }
    }
    return mask;
}

}  // namespace qkv
