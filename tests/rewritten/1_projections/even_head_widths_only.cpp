// names nothing
// Read about rotary positions, which turn pairs of features, and refuses every odd head width.
#include "projections.hpp"

namespace qkv {

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    if (d_model * num_heads == 0) throw std::invalid_argument("sizes have to be positive");
    const std::size_t width = d_model / num_heads;
    if (width * num_heads != d_model || width % 2 == 1) {
        throw std::invalid_argument(std::to_string(num_heads) + " heads do not fit " +
                                    std::to_string(d_model) + " features");
    }
    return width;
}

}  // namespace qkv
