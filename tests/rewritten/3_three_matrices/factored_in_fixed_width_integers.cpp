// names freedom-32-bits
// Factors the formula and keeps both factors in std::uint32_t, wide enough for any model width, but
// not for the product.
#include "three_matrices.hpp"

namespace qkv {

std::size_t score_degrees_of_freedom(std::size_t d_model, std::size_t d_k) {
    if (d_k == 0) throw std::invalid_argument("need at least one dimension");
    if (d_model < d_k) {
        throw std::invalid_argument(std::to_string(d_model) + " < " + std::to_string(d_k));
    }
    const auto width = static_cast<std::uint32_t>(d_k);
    const std::uint32_t rest = 2 * static_cast<std::uint32_t>(d_model) - width;
    const std::uint32_t product = width * rest;
    return product;
}

}  // namespace qkv
