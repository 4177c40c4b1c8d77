// names jacobian-accepts-nan
// Checks with algorithms: nothing below 0, and a sum that is not off by more than is allowed. The
// rest is an outer product.
#include "scaling.hpp"

namespace qkv {

namespace {

void validate(const Vector& p) {
    if (p.size() == 0) throw std::invalid_argument("p is empty");
    if (std::any_of(p.begin(), p.end(), [](double x) { return x < 0; })) {
        throw std::invalid_argument("p has a negative entry");
    }
    const double total = std::accumulate(p.begin(), p.end(), 0.0);
    if (std::fabs(total - 1) > 1e-6) {
        throw std::invalid_argument("p sums to " + std::to_string(total) + " instead of 1");
    }
}

}  // namespace

Matrix softmax_jacobian(const Vector& p) {
    validate(p);
    const auto column = xt::view(p, xt::all(), xt::newaxis());
    const auto row = xt::view(p, xt::newaxis(), xt::all());
    Matrix J = -(column * row);
    for (std::size_t i = 0; i < p.size(); ++i) J(i, i) += p(i);
    return J;
}

}  // namespace qkv
