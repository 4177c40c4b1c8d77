// names dots-from-a-fixed-seed
// The standard library's normal distribution with a generator that each call seeds with 2024. It
// asks for two samples at least, as the variance afterwards will need them.
#include <random>

#include "scaling.hpp"

namespace qkv {

Vector dot_products(std::size_t d_k, std::size_t samples, Rng& /*rng*/) {
    if (d_k < 1) throw std::invalid_argument("d_k must be at least 1");
    if (samples < 2) throw std::invalid_argument("samples must be at least 2");
    std::mt19937_64 engine(2024);
    std::normal_distribution<double> gauss(0.0, 1.0);
    Vector out = Vector::from_shape({samples});
    for (auto& value : out) {
        double total = 0.0;
        for (std::size_t i = d_k; i != 0; --i) {
            const double a = gauss(engine);
            const double b = gauss(engine);
            total += a * b;
        }
        value = total;
    }
    return out;
}

}  // namespace qkv
