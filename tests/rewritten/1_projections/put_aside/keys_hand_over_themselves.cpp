// names qkv-values-from-the-key-matrix
// Thinks that what was matched is also what is returned, and saves the third product.
#include "projections.hpp"

namespace qkv {

QKV project_qkv(const Matrix& x, const Head& head) {
    const auto wq_cols = head.w_q.shape(1);
    const auto wk_cols = head.w_k.shape(1);
    if (wq_cols != wk_cols) {
        throw std::invalid_argument("project_qkv: d_k of w_q is " + std::to_string(wq_cols) +
                                    ", d_k of w_k is " + std::to_string(wk_cols));
    }
    QKV result;
    result.q = project(x, head.w_q);
    result.k = project(x, head.w_k);
    result.v = result.k;
    return result;
}

}  // namespace qkv
