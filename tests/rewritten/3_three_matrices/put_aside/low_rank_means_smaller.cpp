// names freedom-below-d-model-only
// A low-rank factorisation has an inner dimension below the outer one; anything else is refused.
#include "three_matrices.hpp"

namespace qkv {

std::size_t score_degrees_of_freedom(std::size_t d_model, std::size_t d_k) {
    const bool is_low_rank = 0 < d_k && d_k < d_model;
    if (!is_low_rank) {
        throw std::invalid_argument("need 0 < d_k < d_model, but d_k = " + std::to_string(d_k) +
                                    " and d_model = " + std::to_string(d_model));
    }
    const std::size_t both_matrices = d_model * d_k + d_model * d_k;
    const std::size_t change_of_basis = d_k * d_k;
    return both_matrices - change_of_basis;
}

}  // namespace qkv
