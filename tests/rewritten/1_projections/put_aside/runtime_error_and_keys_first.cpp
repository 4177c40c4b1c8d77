// names head-width-throws-another-type from-linear-exchanges-queries-and-keys
// A remainder is a "runtime" error in this code base; and checkpoints were believed to list the keys
// before the queries.
#include "projections.hpp"

namespace qkv {

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    if (d_model < 1 || num_heads < 1) {
        throw std::invalid_argument("head_width: both arguments must be positive");
    }
    if (const auto rest = d_model % num_heads; rest != 0) {
        throw std::runtime_error("head_width: " + std::to_string(d_model) + " / " +
                                 std::to_string(num_heads) + " leaves " + std::to_string(rest));
    }
    return d_model / num_heads;
}

QKVProjection QKVProjection::from_linear(const Matrix& first, const Matrix& second,
                                         const Matrix& third) {
    const Matrix w_k = xt::transpose(first);
    const Matrix w_q = xt::transpose(second);
    const Matrix w_v = xt::transpose(third);
    return QKVProjection(Head{w_q, w_k, w_v});
}

}  // namespace qkv
