// names dots-all-drawn-at-once
// Two matrices of draws, multiplied cell by cell, and a sum along the rows.
#include "scaling.hpp"

namespace qkv {

Vector dot_products(std::size_t d_k, std::size_t samples, Rng& rng) {
    if (d_k == 0 || samples == 0) {
        throw std::invalid_argument("dot_products: d_k and samples must be positive");
    }
    const Matrix q = standard_normal(samples, d_k, rng);
    const Matrix k = standard_normal(samples, d_k, rng);
    return xt::sum(q * k, {1});
}

}  // namespace qkv
