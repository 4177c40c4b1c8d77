// names freedom-symmetric-gauge
// Counts what both matrices hold and takes off one for every plane of two dimensions, in which the
// vectors could be turned together.
#include "three_matrices.hpp"

namespace qkv {

std::size_t score_degrees_of_freedom(std::size_t d_model, std::size_t d_k) {
    if (d_k < 1 || d_k > d_model) {
        throw std::invalid_argument("d_k = " + std::to_string(d_k) + " is not in 1.." +
                                    std::to_string(d_model));
    }
    std::size_t freedom = d_k * d_model;
    freedom += freedom;
    for (std::size_t first = 0; first < d_k; ++first) freedom -= d_k - 1 - first;
    return freedom;
}

}  // namespace qkv
