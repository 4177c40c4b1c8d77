// names softmax-maximum-of-the-matrix
// Knows that a constant may be subtracted, and takes one constant for everything so that the rest is
// a few expressions.
#include "roles.hpp"

namespace qkv {

Matrix softmax(const Matrix& scores) {
    if (scores.shape(1) == 0) {
        throw std::invalid_argument("softmax: need at least one key");
    }
    const double peak =
        std::accumulate(scores.begin(), scores.end(), -std::numeric_limits<double>::infinity(),
                        [](double a, double b) { return std::max(a, b); });
    const Matrix e = xt::exp(scores - peak);
    const Vector z = xt::sum(e, {1});
    return e / xt::view(z, xt::all(), xt::newaxis());
}

}  // namespace qkv
