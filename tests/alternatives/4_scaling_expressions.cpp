// Lesson 4 in xtensor expressions: dot products in blocks of rows, the Jacobian as an outer product,
// attention as a soft lookup at the temperature √d_k.

#include "roles.hpp"
#include "scaling.hpp"

namespace qkv {
namespace {

void demand(bool holds, const char* what) {
    if (!holds) throw std::invalid_argument(what);
}

void demand_weights(const Vector& p) {
    demand(p.size() > 0, "no weights");
    demand(xt::all(p >= 0.0), "weights below 0");
    demand(std::abs(xt::sum(p)() - 1.0) <= 1e-6, "weights do not sum to 1");
}

}  // namespace

Moments moments(const Vector& samples) {
    demand(samples.size() >= 2, "a variance takes two samples");
    const double mean = xt::mean(samples)();
    const Vector deviations = samples - mean;
    const double rest = xt::sum(deviations)();  // 0 but for rounding, which is corrected for
    const auto n = static_cast<double>(samples.size());
    return {mean + rest / n, (xt::sum(deviations * deviations)() - rest * rest / n) / (n - 1.0)};
}

Vector dot_products(std::size_t d_k, std::size_t samples, Rng& rng) {
    demand(d_k > 0 && samples > 0, "no components or no samples");
    const std::size_t most_rows = std::max<std::size_t>(1, 4096 / d_k);
    Vector products = xt::empty<double>({samples});
    for (std::size_t first = 0; first < samples; first += most_rows) {
        const std::size_t rows = std::min(most_rows, samples - first);
        const Matrix k = standard_normal(rows, d_k, rng);
        const Matrix q = standard_normal(rows, d_k, rng);
        xt::view(products, xt::range(first, first + rows)) = xt::sum(q * k, {1});
    }
    return products;
}

std::vector<VarianceTrial> variance_experiment(const std::vector<std::size_t>& d_ks,
                                               std::size_t samples, Rng& rng) {
    std::vector<VarianceTrial> trials;
    std::transform(d_ks.begin(), d_ks.end(), std::back_inserter(trials), [&](std::size_t d_k) {
        const Vector raw = dot_products(d_k, samples, rng);
        const Moments of_raw = moments(raw);
        // the moments of the same numbers times a constant
        const auto width = static_cast<double>(d_k);
        const Moments of_scaled{of_raw.mean / std::sqrt(width), of_raw.variance / width};
        return VarianceTrial{d_k, of_raw, of_scaled};
    });
    return trials;
}

double predicted_variance(std::size_t d_k, double mean, double standard_deviation) {
    demand(d_k != 0, "no components");
    demand(standard_deviation >= 0.0, "a negative standard deviation");
    return static_cast<double>(d_k) *
           (std::pow(standard_deviation, 4) + 2.0 * std::pow(mean * standard_deviation, 2));
}

Matrix softmax_jacobian(const Vector& p) {
    demand_weights(p);
    const Matrix diagonal = xt::diag(p);
    return diagonal - xt::view(p, xt::all(), xt::newaxis()) * xt::view(p, xt::newaxis(), xt::all());
}

double entropy(const Vector& p) {
    demand_weights(p);
    const Vector of_none = xt::where(p > 0.0, p, 1.0);  // 1·ln 1 is 0
    return -xt::sum(of_none * xt::log(of_none))();
}

Attention scaled_dot_product_attention(const Matrix& q, const Matrix& k, const Matrix& v) {
    return soft_lookup(q, k, v, std::sqrt(static_cast<double>(k.shape(1))));
}

}  // namespace qkv
