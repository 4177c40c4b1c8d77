// names entropy-as-a-number-of-keys
// The perplexity, as a product of the weights to the power of minus themselves; 0 to the power of 0
// is 1 without further ado. The logarithm of it is never taken.
#include "scaling.hpp"

namespace qkv {

double entropy(const Vector& p) {
    const bool good =
        p.size() > 0 && std::all_of(p.begin(), p.end(), [](double w) { return w >= 0.0; });
    if (!good) throw std::invalid_argument("weights must exist and be >= 0");
    const double sum = std::accumulate(p.begin(), p.end(), 0.0);
    if (sum < 1.0 - 1e-6 || sum > 1.0 + 1e-6) throw std::invalid_argument("weights must sum to 1");
    double perplexity = 1.0;
    for (const double w : p) perplexity /= std::pow(w, w);
    return perplexity;
}

}  // namespace qkv
