// names masked-attention-renormalises-what-is-left
// The softmax runs over all keys; what may be seen is divided by its sum, with a small number in it
// so that a row without a key is no 0/0.
#include "cross_attention.hpp"
#include "roles.hpp"

namespace qkv {
namespace {

void same(std::size_t one, std::size_t other) {
    if (one != other)
        throw std::invalid_argument(std::to_string(one) + ", " + std::to_string(other));
}

}  // namespace

Attention masked_attention(const Matrix& q, const Matrix& k, const Matrix& v, const Mask& mask) {
    same(k.shape(0), v.shape(0));
    same(mask.shape(0), q.shape(0));
    same(mask.shape(1), k.shape(0));
    if (q.shape(1) == 0) throw std::invalid_argument("d_k is 0");
    Matrix weights = xt::zeros<double>({q.shape(0), k.shape(0)});
    if (k.shape(0) == 0) return {weights, Matrix(xt::zeros<double>({q.shape(0), v.shape(1)}))};
    weights = softmax(scores(q, k) / std::sqrt(static_cast<double>(q.shape(1))));
    for (std::size_t i = 0; i < weights.shape(0); ++i) {
        double sum = 0;
        for (std::size_t j = 0; j < weights.shape(1); ++j) {
            if (!mask(i, j)) weights(i, j) = 0;
            sum += weights(i, j);
        }
        for (std::size_t j = 0; j < weights.shape(1); ++j) weights(i, j) /= sum + 1e-12;
    }
    return {weights, matmul(weights, v)};
}

}  // namespace qkv
