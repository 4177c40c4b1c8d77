// names masked-attention-fills-in-minus-a-billion
// As in countless notebooks: where(mask, scores, -1e9), softmax, times V.
#include <xtensor-blas/xlinalg.hpp>

#include "cross_attention.hpp"
#include "roles.hpp"

namespace qkv {

Attention masked_attention(const Matrix& q, const Matrix& k, const Matrix& v, const Mask& mask) {
    auto expect = [](const std::string& name, std::size_t want, std::size_t have) {
        if (want != have) {
            throw std::invalid_argument("masked_attention: " + name + " should be " +
                                        std::to_string(want) + " but is " + std::to_string(have));
        }
    };
    expect("width of k", q.shape(1), k.shape(1));
    expect("rows of v", k.shape(0), v.shape(0));
    expect("rows of mask", q.shape(0), mask.shape(0));
    expect("columns of mask", k.shape(0), mask.shape(1));
    if (q.shape(1) == 0) throw std::invalid_argument("masked_attention: d_k is 0");
    if (k.shape(0) == 0) {
        return {xt::zeros<double>({q.shape(0), k.shape(0)}),
                xt::zeros<double>({q.shape(0), v.shape(1)})};
    }

    Matrix s = xt::linalg::dot(q, xt::transpose(k)) / std::sqrt(double(q.shape(1)));
    s = xt::eval(xt::where(mask, s, -1e9));
    Attention att;
    att.weights = softmax(s);
    att.output = xt::linalg::dot(att.weights, v);
    return att;
}

}  // namespace qkv
