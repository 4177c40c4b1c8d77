// names dots-with-one-query-for-all
// The query was moved out of the loop over the samples, to save half of the drawing.
#include "scaling.hpp"

namespace qkv {

Vector dot_products(std::size_t d_k, std::size_t samples, Rng& rng) {
    if (samples == 0) throw std::invalid_argument("no samples wanted?");
    if (d_k == 0) throw std::invalid_argument("vectors of width 0");
    const Matrix query = standard_normal(d_k, 1, rng);
    Vector products = xt::zeros<double>({samples});
    std::generate(products.begin(), products.end(), [&] {
        const Matrix key = standard_normal(d_k, 1, rng);
        return std::inner_product(query.begin(), query.end(), key.begin(), 0.0);
    });
    return products;
}

}  // namespace qkv
