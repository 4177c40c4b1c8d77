// names nothing
// Divides by the largest entropy there can be, ln S, so that rows of different lengths can be
// compared.
#include "scaling.hpp"

namespace qkv {

double entropy(const Vector& p) {
    double sum = 0.0;
    for (double w : p) {
        if (std::isnan(w) || w < 0.0) throw std::invalid_argument("entropy: bad weight");
        sum += w;
    }
    if (p.size() == 0 || std::abs(sum - 1.0) > 1e-6) {
        throw std::invalid_argument("entropy: weights sum to " + std::to_string(sum));
    }
    if (p.size() == 1) return 0.0;
    double h = 0.0;
    for (double w : p) h -= w > 0.0 ? w * std::log(w) : 0.0;
    return h / std::log(static_cast<double>(p.size()));
}

}  // namespace qkv
