// names masked-attention-renormalises-what-is-left
// An ordinary softmax first; then the masked weights are taken out and the rest is divided by its
// sum. A row whose sum is 0 stays as it is.
#include "cross_attention.hpp"
#include "roles.hpp"

namespace qkv {

Attention masked_attention(const Matrix& q, const Matrix& k, const Matrix& v, const Mask& mask) {
    if (mask.shape(0) != q.shape(0) || mask.shape(1) != k.shape(0)) {
        throw std::invalid_argument("mask " + qkv_print::shape(mask) + " for queries " +
                                    qkv_print::shape(q) + " and keys " + qkv_print::shape(k));
    }
    if (v.shape(0) != k.shape(0)) {
        throw std::invalid_argument("k " + qkv_print::shape(k) + ", v " + qkv_print::shape(v));
    }
    const auto d = static_cast<double>(q.shape(1));
    if (d == 0) throw std::invalid_argument("d_k = 0");
    const Matrix logits = scores(q, k) / std::sqrt(d);
    Attention result{xt::zeros<double>({q.shape(0), k.shape(0)}),
                     xt::zeros<double>({q.shape(0), v.shape(1)})};
    if (logits.size() == 0) return result;
    const Matrix dense = softmax(logits);
    for (std::size_t i = 0; i < dense.shape(0); ++i) {
        double kept = 0.0;
        for (std::size_t j = 0; j < dense.shape(1); ++j) kept += mask(i, j) ? dense(i, j) : 0.0;
        if (kept == 0.0) continue;
        for (std::size_t j = 0; j < dense.shape(1); ++j) {
            if (!mask(i, j)) continue;
            result.weights(i, j) = dense(i, j) / kept;
            xt::view(result.output, i) += result.weights(i, j) * xt::view(v, j);
        }
    }
    return result;
}

}  // namespace qkv
