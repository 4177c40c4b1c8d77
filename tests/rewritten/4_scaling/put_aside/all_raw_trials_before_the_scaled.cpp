// names experiment-draws-anew-for-the-scaled
// Two passes over the widths, one for the raw moments and one for the scaled, and each of them draws
// its own samples. The number of samples is checked first, even if there is no width to try.
#include "scaling.hpp"

namespace qkv {

std::vector<VarianceTrial> variance_experiment(const std::vector<std::size_t>& d_ks,
                                               std::size_t samples, Rng& rng) {
    if (samples < 2) throw std::invalid_argument("variance_experiment: samples < 2");
    std::vector<Moments> raw;
    std::vector<Moments> scaled;
    for (std::size_t d : d_ks) raw.push_back(moments(dot_products(d, samples, rng)));
    for (std::size_t d : d_ks) {
        Vector dots = dot_products(d, samples, rng);
        dots /= std::sqrt(static_cast<double>(d));
        scaled.push_back(moments(dots));
    }
    std::vector<VarianceTrial> trials;
    for (std::size_t i = 0; i < d_ks.size(); ++i) trials.push_back({d_ks[i], raw[i], scaled[i]});
    return trials;
}

}  // namespace qkv
