// names self-attention-divides-by-the-model-width
// Everything in one function, in plain loops; the d of √d is taken to be how wide the embeddings
// are.
#include <xtensor-blas/xlinalg.hpp>

#include "cross_attention.hpp"

namespace qkv {

Attention self_attention(const Matrix& x, const Head& head) {
    const std::size_t n = x.shape(0);
    const std::size_t width = x.shape(1);
    for (const Matrix* w : {&head.w_q, &head.w_k, &head.w_v}) {
        if (w->shape(0) != width) {
            throw std::invalid_argument("weight matrix has " + std::to_string(w->shape(0)) +
                                        " rows, x has " + std::to_string(width) + " columns");
        }
    }
    if (head.w_q.shape(1) != head.w_k.shape(1)) {
        throw std::invalid_argument("w_q " + qkv_print::shape(head.w_q) + " and w_k " +
                                    qkv_print::shape(head.w_k));
    }
    if (n == 0) throw std::invalid_argument("x has no rows");
    if (head.w_q.shape(1) == 0) throw std::invalid_argument("d_k is 0");
    const Matrix q = xt::linalg::dot(x, head.w_q);
    const Matrix k = xt::linalg::dot(x, head.w_k);
    const Matrix v = xt::linalg::dot(x, head.w_v);

    Matrix weights = Matrix::from_shape({n, n});
    Matrix output = xt::zeros<double>({n, v.shape(1)});
    for (std::size_t i = 0; i < n; ++i) {
        std::vector<double> logits(n, 0.0);
        for (std::size_t j = 0; j < n; ++j) {
            for (std::size_t c = 0; c < q.shape(1); ++c) logits[j] += q(i, c) * k(j, c);
            logits[j] /= std::sqrt(static_cast<double>(width));
        }
        const double top = *std::max_element(logits.begin(), logits.end());
        double total = 0.0;
        for (double& logit : logits) total += (logit = std::exp(logit - top));
        for (std::size_t j = 0; j < n; ++j) {
            weights(i, j) = logits[j] / total;
            for (std::size_t f = 0; f < v.shape(1); ++f) output(i, f) += weights(i, j) * v(j, f);
        }
    }
    return {weights, output};
}

}  // namespace qkv
