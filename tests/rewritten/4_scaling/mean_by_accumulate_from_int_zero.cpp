// names moments-sum-in-an-int
// std::accumulate was given a plain 0 to begin with, and takes its type from that.
#include <numeric>

#include "scaling.hpp"

namespace qkv {
namespace {

double average(const Vector& x) {
    return std::accumulate(x.begin(), x.end(), 0) / static_cast<double>(x.size());
}

}  // namespace

Moments moments(const Vector& samples) {
    const std::size_t n = samples.shape(0);
    if (n == 0 || n == 1) {
        throw std::invalid_argument("need at least two samples for n - 1, have " +
                                    std::to_string(n));
    }
    const double m = average(samples);
    const Vector centred = samples - m;
    return {m, xt::sum(xt::square(centred))() / (static_cast<double>(n) - 1.0)};
}

}  // namespace qkv
