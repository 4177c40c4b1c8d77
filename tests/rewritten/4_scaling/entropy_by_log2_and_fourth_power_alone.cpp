// names entropy-in-bits predicted-without-the-mean
// The entropy as it is known from coding, with log2. The variance of q·k as the paper has it, where
// the mean is 0 and only the fourth power of the deviation remains.
#include "scaling.hpp"

namespace qkv {

double predicted_variance(std::size_t d_k, double /*mean*/, double standard_deviation) {
    if (d_k < 1 || standard_deviation < 0.0) {
        throw std::invalid_argument("d_k >= 1 and sigma >= 0, please");
    }
    double power = 1.0;
    for (int i = 0; i < 4; ++i) power *= standard_deviation;
    return static_cast<double>(d_k) * power;
}

double entropy(const Vector& p) {
    double sum = 0.0;
    double bits = 0.0;
    for (std::size_t i = 0; i < p.shape(0); ++i) {
        if (std::isnan(p(i)) || p(i) < 0.0) throw std::invalid_argument("not a probability");
        sum += p(i);
        bits += p(i) == 0.0 ? 0.0 : p(i) * std::log2(1.0 / p(i));
    }
    if (std::fabs(sum - 1.0) > 1e-6) throw std::invalid_argument("probabilities must sum to 1");
    return bits;
}

}  // namespace qkv
