// names moments-from-the-mean-of-squares
// E[x²] - E[x]² in one pass, made unbiased afterwards.
#include "scaling.hpp"

namespace qkv {

Moments moments(const Vector& samples) {
    const auto n = samples.size();
    if (n < 2) {
        throw std::invalid_argument("moments: got " + std::to_string(n) +
                                    " sample(s), need at least 2");
    }
    double sum = 0, sum_sq = 0;
    for (auto x : samples) {
        sum += x;
        sum_sq += x * x;
    }
    const double N = static_cast<double>(n);
    const double mean = sum / N;
    const double biased = sum_sq / N - mean * mean;
    return Moments{mean, biased * N / (N - 1)};
}

}  // namespace qkv
