// names head-width-is-d-model parameters-counted-as-three-squares
// Believes that each head sees all features at full width, and that the three matrices are alike.
#include "projections.hpp"

namespace qkv {

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    if (d_model == 0 || num_heads == 0) throw std::invalid_argument("nothing to share");
    std::size_t each = d_model / num_heads;
    if (each * num_heads < d_model) {
        throw std::invalid_argument("remainder of " + std::to_string(d_model) + " by " +
                                    std::to_string(num_heads));
    }
    each *= num_heads;
    return each;
}

std::size_t QKVProjection::parameter_count() const {
    std::size_t count = 0;
    for (int matrix = 0; matrix < 3; ++matrix) count += head_.w_k.size();
    return count;
}

}  // namespace qkv
