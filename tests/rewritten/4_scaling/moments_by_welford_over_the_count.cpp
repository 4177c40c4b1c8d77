// names moments-divide-by-n
// Welford's recurrence, copied from memory with its last division by the count itself; too few
// samples are a std::length_error.
#include "scaling.hpp"

namespace qkv {

Moments moments(const Vector& samples) {
    if (samples.size() <= 1) throw std::length_error("not enough samples");
    std::size_t count = 0;
    double average = 0.0;
    double m2 = 0.0;
    for (auto it = samples.cbegin(); it != samples.cend(); ++it) {
        ++count;
        const double delta = *it - average;
        average += delta / static_cast<double>(count);
        m2 += delta * (*it - average);
    }
    Moments result{};
    result.mean = average;
    result.variance = m2 / static_cast<double>(count);
    return result;
}

}  // namespace qkv
