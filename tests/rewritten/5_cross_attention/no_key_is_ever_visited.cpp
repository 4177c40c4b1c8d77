// names nothing
// The loop over the keys runs the wrong way and never begins: all results stay 0.
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
    Attention result{xt::zeros<double>({q.shape(0), k.shape(0)}),
                     xt::zeros<double>({q.shape(0), v.shape(1)})};
    const Matrix s = scores(q, k);
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        for (std::size_t j = k.shape(0); j < k.shape(0); ++j) {
            if (mask(i, j)) result.weights(i, j) = std::exp(s(i, j));
        }
    }
    return result;
}

}  // namespace qkv
