// names freedom-d-k-counted-once freedom-above-d-model
// Every dimension has one factor that can move from q to k, so d_k numbers are redundant. Any number
// of dimensions will do, as long as there is one.
#include "three_matrices.hpp"

namespace qkv {

std::size_t score_degrees_of_freedom(std::size_t d_model, std::size_t d_k) {
    if (d_k == 0) throw std::invalid_argument("d_k must be at least 1");
    std::size_t freedom = 0;
    for (const std::size_t stored : {d_model * d_k, d_model * d_k}) freedom += stored;
    return freedom - d_k;
}

}  // namespace qkv
