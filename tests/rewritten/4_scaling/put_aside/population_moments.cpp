// names moments-divide-by-n moments-accept-a-single-sample
// Mean of the values and mean of the squared deviations. One value has both, so only an empty vector
// is refused.
#include "scaling.hpp"

namespace qkv {

Moments moments(const Vector& samples) {
    if (samples.size() == 0) throw std::invalid_argument("moments: no samples");
    Moments m{};
    m.mean = xt::mean(samples)();
    m.variance = xt::mean(xt::square(samples - m.mean))();
    return m;
}

}  // namespace qkv
