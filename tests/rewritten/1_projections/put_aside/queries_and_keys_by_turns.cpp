// names nothing
// Thinks of the columns as interleaved, each query feature beside its key feature: the even ones of the
// first 2 d_k are taken for Q, the odd ones for K. The values behind them are right.
#include "projections.hpp"

namespace qkv {

QKV project_fused(const Matrix& x, const Matrix& w_qkv, std::size_t d_k, std::size_t d_v) {
    if (w_qkv.shape(1) != 2 * d_k + d_v) {
        throw std::invalid_argument("expected " + std::to_string(2 * d_k + d_v) + " columns, got " +
                                    std::to_string(w_qkv.shape(1)));
    }
    const Matrix all = project(x, w_qkv);
    QKV parts{Matrix::from_shape({x.shape(0), d_k}), Matrix::from_shape({x.shape(0), d_k}),
              Matrix::from_shape({x.shape(0), d_v})};
    for (std::size_t t = 0; t < x.shape(0); ++t) {
        for (std::size_t j = 0; j < d_k; ++j) {
            parts.q(t, j) = all(t, 2 * j);
            parts.k(t, j) = all(t, 2 * j + 1);
        }
        for (std::size_t j = 0; j < d_v; ++j) parts.v(t, j) = all(t, 2 * d_k + j);
    }
    return parts;
}

}  // namespace qkv
