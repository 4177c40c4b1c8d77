// names freedom-symmetric-gauge
// Believes that q and k may only be turned together: for every pair of dimensions one angle is taken
// off. A bad size is an index error in this person's eyes.
#include "three_matrices.hpp"

namespace qkv {

std::size_t score_degrees_of_freedom(std::size_t d_model, std::size_t d_k) {
    if (d_k < 1 || d_model < d_k) {
        throw std::out_of_range("d_k = " + std::to_string(d_k) + " is not in 1.." +
                                std::to_string(d_model));
    }
    std::size_t free = 2 * d_model * d_k;
    for (std::size_t first = 0; first < d_k; ++first) {
        const std::size_t partners = d_k - 1 - first;
        free -= partners;
    }
    return free;
}

}  // namespace qkv
