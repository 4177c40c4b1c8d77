// names jacobian-negated jacobian-accepts-any-sum
// The two terms are written in the wrong order, p·pᵀ first. Of the checks there is only the one for
// every single weight; that they belong together is not asked.
#include <xtensor-blas/xlinalg.hpp>

#include "scaling.hpp"

namespace qkv {

Matrix softmax_jacobian(const Vector& p) {
    if (p.size() == 0) throw std::invalid_argument("softmax_jacobian: empty p");
    for (const double weight : p) {
        if (std::isnan(weight)) throw std::invalid_argument("softmax_jacobian: NaN in p");
        if (weight < 0) throw std::invalid_argument("softmax_jacobian: negative weight in p");
    }
    Matrix jacobian = xt::linalg::outer(p, p);
    for (std::size_t i = 0; i < p.size(); ++i) jacobian(i, i) -= p(i);
    return jacobian;
}

}  // namespace qkv
