// names entropy-with-an-epsilon
// Adds a tiny number so that the logarithm never sees a 0, and writes the rest as one expression.
#include "scaling.hpp"

namespace qkv {

double entropy(const Vector& p) {
    constexpr double eps = 1e-10;
    double total = 0.0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (std::isnan(p(i)) || p(i) < 0.0) {
            throw std::invalid_argument("entropy: p[" + std::to_string(i) +
                                        "] = " + std::to_string(p(i)));
        }
        total += p(i);
    }
    if (p.size() == 0 || total < 1.0 - 1e-6 || total > 1.0 + 1e-6) {
        throw std::invalid_argument("entropy: p must sum to 1 but sums to " +
                                    std::to_string(total));
    }
    return -xt::sum(p * xt::log(p + eps))();
}

}  // namespace qkv
