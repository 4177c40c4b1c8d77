// names head-width-accepts-no-features
// Sees a division by zero as the one thing that can go wrong, and finds the remainder by multiplying
// back.
#include <sstream>

#include "projections.hpp"

namespace qkv {

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    if (num_heads == 0) {
        throw std::invalid_argument("head_width: division by zero, num_heads is 0");
    }
    const std::size_t width = d_model / num_heads;
    if (width * num_heads != d_model) {
        std::ostringstream message;
        message << "head_width: " << d_model << " features don't fit into " << num_heads
                << " heads of " << width;
        throw std::invalid_argument(message.str());
    }
    return width;
}

}  // namespace qkv
