// names nothing
// Knows that √d_k has to come in and multiplies by it: the scaled variance grows with the square.
#include "scaling.hpp"

namespace qkv {

std::vector<VarianceTrial> variance_experiment(const std::vector<std::size_t>& d_ks,
                                               std::size_t samples, Rng& rng) {
    std::vector<VarianceTrial> result(d_ks.size());
    auto next = result.begin();
    for (const auto width : d_ks) {
        const Vector dots = dot_products(width, samples, rng);
        Vector rescaled = dots;
        for (double& dot : rescaled) dot *= std::sqrt(static_cast<double>(width));
        *next++ = {width, moments(dots), moments(rescaled)};
    }
    return result;
}

}  // namespace qkv
