// names predicted-refuses-constants entropy-in-bits
// A standard deviation has to be positive to mean anything; and information is measured in bits.
#include "scaling.hpp"

namespace qkv {

double predicted_variance(std::size_t d_k, double mean, double standard_deviation) {
    if (d_k == 0 || !(standard_deviation > 0.0)) {
        throw std::invalid_argument("predicted_variance: d_k and the deviation must be positive");
    }
    const double mu2 = mean * mean;
    const double sigma2 = standard_deviation * standard_deviation;
    return static_cast<double>(d_k) * sigma2 * (sigma2 + 2.0 * mu2);
}

double entropy(const Vector& p) {
    double mass = 0.0;
    double bits = 0.0;
    for (const double x : p) {
        if (!(x >= 0.0)) throw std::invalid_argument("entropy: not a probability");
        mass += x;
        if (x > 0.0) bits += x * std::log2(1.0 / x);
    }
    if (!(std::abs(mass - 1.0) <= 1e-6)) {
        throw std::invalid_argument("entropy: total probability is " + std::to_string(mass));
    }
    return bits;
}

}  // namespace qkv
