// names head-width-divides-the-wrong-way
// Tests divisibility by the greatest common divisor, but compares it with the wrong one of the two:
// it is d_model only where d_model divides num_heads.
#include <numeric>

#include "projections.hpp"

namespace qkv {

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    const bool empty = d_model < 1 || num_heads < 1;
    const bool even = std::gcd(d_model, num_heads) == d_model;
    if (!empty && even) return d_model / num_heads;
    throw std::invalid_argument("Bad sizes! d_model=" + std::to_string(d_model) +
                                " num_heads=" + std::to_string(num_heads));
}

}  // namespace qkv
