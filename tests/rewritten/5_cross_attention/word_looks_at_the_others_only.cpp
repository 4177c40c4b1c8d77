// names nothing
// A position is not to look at itself, only at the others: the diagonal of the scores is hidden. One
// position alone has nobody else and sees itself.
#include "cross_attention.hpp"
#include "projections.hpp"
#include "roles.hpp"

namespace qkv {

Attention self_attention(const Matrix& x, const Head& head) {
    const QKV qkv = project_qkv(x, head);
    if (qkv.q.shape(1) == 0) throw std::invalid_argument("head of width 0");
    Matrix logits = scores(qkv.q, qkv.k) / std::sqrt(static_cast<double>(qkv.q.shape(1)));
    for (std::size_t i = 0; i < logits.shape(0) && logits.shape(0) > 1; ++i) {
        logits(i, i) = -std::numeric_limits<double>::infinity();
    }
    Attention result{softmax(logits), {}};
    result.output = matmul(result.weights, qkv.v);
    return result;
}

}  // namespace qkv
