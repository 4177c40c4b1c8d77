// names experiment-divides-the-variance-by-the-root
// Does not need the scaled samples: both moments are divided by what the samples would be divided by.
#include "scaling.hpp"

namespace qkv {

std::vector<VarianceTrial> variance_experiment(const std::vector<std::size_t>& d_ks,
                                               std::size_t samples, Rng& rng) {
    std::vector<VarianceTrial> out;
    out.reserve(d_ks.size());
    std::transform(d_ks.begin(), d_ks.end(), std::back_inserter(out), [&](std::size_t d_k) {
        const Moments raw = moments(dot_products(d_k, samples, rng));
        const double scale = 1.0 / std::sqrt(static_cast<double>(d_k));
        return VarianceTrial{d_k, raw, Moments{raw.mean * scale, raw.variance * scale}};
    });
    return out;
}

}  // namespace qkv
