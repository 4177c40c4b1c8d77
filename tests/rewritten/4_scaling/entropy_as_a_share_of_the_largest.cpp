// names nothing
// The entropy is given as a share of the largest one possible, ln S, so that all rows can be
// compared: between 0 and 1. One weight alone has an entropy of 0.
#include "scaling.hpp"

namespace qkv {

double entropy(const Vector& p) {
    if (p.size() == 0 || xt::any(xt::isnan(p)) || xt::amin(p)() < 0.0) {
        throw std::invalid_argument("p is no distribution");
    }
    if (std::abs(xt::sum(p)() - 1.0) > 1e-6) throw std::invalid_argument("p does not sum to 1");
    if (p.size() == 1) return 0.0;
    double h = 0.0;
    for (double x : p) {
        if (x != 0.0) h -= x * std::log(x);
    }
    return h / std::log(static_cast<double>(p.size()));
}

}  // namespace qkv
