// names head-width-drops-the-remainder
// Divides by hand, bit by bit as one learns it for decimal digits, and forgets the rest that is
// left at the end. More heads than features are refused all the same.
#include "projections.hpp"

namespace qkv {

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    if (num_heads == 0 || d_model == 0) throw std::invalid_argument("need features and heads");
    if (num_heads > d_model) {
        throw std::invalid_argument("only " + std::to_string(d_model) + " features for " +
                                    std::to_string(num_heads) + " heads");
    }
    std::size_t width = 0;
    std::size_t rest = 0;
    for (int bit = std::numeric_limits<std::size_t>::digits - 1; bit >= 0; --bit) {
        rest = rest * 2 + (d_model >> bit) % 2;
        width *= 2;
        if (rest >= num_heads) {
            rest -= num_heads;
            ++width;
        }
    }
    return width;
}

}  // namespace qkv
