// names head-width-drops-the-remainder
// Hands out the features in portions that double, while there are enough for all heads; what is left
// over is forgotten. More heads than features are refused, since nobody would get any.
#include "projections.hpp"

namespace qkv {

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    if (num_heads == 0 || num_heads > d_model) {
        throw std::invalid_argument("cannot give " + std::to_string(num_heads) +
                                    " heads a share of " + std::to_string(d_model) + " features");
    }
    std::size_t width = 0;
    std::size_t left = d_model;
    while (left >= num_heads) {
        std::size_t portion = 1;
        while (portion * 2 <= left / num_heads) portion *= 2;
        width += portion;
        left -= portion * num_heads;
    }
    return width;
}

}  // namespace qkv
