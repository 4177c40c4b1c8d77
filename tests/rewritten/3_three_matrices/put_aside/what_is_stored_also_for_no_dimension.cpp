// names freedom-all-numbers freedom-d-k-zero
// Adds up the sizes of the two matrices, and sees nothing wrong with empty ones.
#include "three_matrices.hpp"

namespace qkv {

std::size_t score_degrees_of_freedom(std::size_t d_model, std::size_t d_k) {
    const std::array<std::size_t, 2> shape{d_model, d_k};
    if (shape[1] > shape[0]) {
        throw std::invalid_argument("more dimensions than features: " + std::to_string(d_k) +
                                    " of " + std::to_string(d_model));
    }
    const std::size_t one =
        std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
    return one + one;
}

}  // namespace qkv
