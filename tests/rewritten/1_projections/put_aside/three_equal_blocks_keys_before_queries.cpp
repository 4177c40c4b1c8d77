// names fused-width-three-times-d-k fused-order-k-q-v
// Takes all three blocks to be d_k wide and remembers their order as K, Q, V.
#include "projections.hpp"

namespace qkv {

QKV project_fused(const Matrix& x, const Matrix& w_qkv, std::size_t d_k, std::size_t d_v) {
    constexpr std::size_t blocks = 3;
    if (blocks * d_k != w_qkv.shape(1)) {
        throw std::invalid_argument("need " + std::to_string(blocks * d_k) +
                                    " columns, there are " + std::to_string(w_qkv.shape(1)));
    }
    const Matrix y = project(x, w_qkv);
    QKV result{.q = xt::view(y, xt::all(), xt::range(d_k, 2 * d_k)),
               .k = xt::view(y, xt::all(), xt::range(0, d_k)),
               .v = xt::view(y, xt::all(), xt::range(2 * d_k, 2 * d_k + d_v))};
    return result;
}

}  // namespace qkv
