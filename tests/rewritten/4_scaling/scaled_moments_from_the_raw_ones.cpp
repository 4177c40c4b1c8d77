// names experiment-divides-by-d-k
// The scaled moments are not measured again but worked out from the raw ones, for q·k / d_k: the
// mean over d_k, the variance over its square.
#include "scaling.hpp"

namespace qkv {
namespace {

VarianceTrial run_trial(std::size_t width, std::size_t count, Rng& rng) {
    VarianceTrial trial{};
    trial.d_k = width;
    trial.raw = moments(dot_products(width, count, rng));
    const double factor = 1.0 / static_cast<double>(width);
    trial.scaled = Moments{factor * trial.raw.mean, factor * factor * trial.raw.variance};
    return trial;
}

}  // namespace

std::vector<VarianceTrial> variance_experiment(const std::vector<std::size_t>& d_ks,
                                               std::size_t samples, Rng& rng) {
    std::vector<VarianceTrial> table;
    table.reserve(d_ks.size());
    for (std::size_t i = 0; i != d_ks.size(); ++i) {
        if (d_ks[i] == 0) throw std::invalid_argument("d_k is 0");
        if (samples < 2) throw std::invalid_argument("a trial takes two samples");
        table.push_back(run_trial(d_ks[i], samples, rng));
    }
    return table;
}

}  // namespace qkv
