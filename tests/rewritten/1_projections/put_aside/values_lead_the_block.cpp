// names fused-order-v-first fused-width-unchecked
// Cuts with ranges and remembers the layout as V | Q | K. That the width adds up is left to whoever
// made the matrix.
#include "projections.hpp"

namespace qkv {

QKV project_fused(const Matrix& x, const Matrix& w_qkv, std::size_t d_k, std::size_t d_v) {
    const Matrix vqk = project(x, w_qkv);
    const auto q_begin = d_v;
    const auto k_begin = q_begin + d_k;
    const auto k_end = k_begin + d_k;
    QKV r;
    r.v = xt::view(vqk, xt::all(), xt::range(0, d_v));
    r.q = xt::view(vqk, xt::all(), xt::range(q_begin, k_begin));
    r.k = xt::view(vqk, xt::all(), xt::range(k_begin, k_end));
    return r;
}

}  // namespace qkv
