// names softmax-over-queries
// Reduces along axis 0 in xtensor expressions, thinking that axis 0 means "for each row".
#include "roles.hpp"

namespace qkv {

Matrix softmax(const Matrix& scores) {
    if (scores.shape()[1] < 1) throw std::invalid_argument("no columns");
    if (scores.shape()[0] < 1) return scores;
    const Matrix top = xt::amax(scores, {0}, xt::keep_dims);
    const Matrix powers = xt::exp(scores - top);
    const Matrix sums = xt::sum(powers, {0}, xt::keep_dims);
    return powers / sums;
}

}  // namespace qkv
