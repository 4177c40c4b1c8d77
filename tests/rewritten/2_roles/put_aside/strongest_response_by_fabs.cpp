// names hard-takes-the-largest-magnitude
// Looks for the strongest response, as with filters, where a strongly negative one is as strong.
#include "roles.hpp"

namespace qkv {

Matrix hard_lookup(const Matrix& q, const Matrix& k, const Matrix& v) {
    if (k.shape(0) == 0) throw std::invalid_argument("hard_lookup: no keys");
    if (k.shape(0) != v.shape(0)) {
        throw std::invalid_argument("hard_lookup: " + std::to_string(k.shape(0)) + " keys but " +
                                    std::to_string(v.shape(0)) + " values");
    }
    const Matrix response = scores(q, k);
    const std::ptrdiff_t n = static_cast<std::ptrdiff_t>(k.shape(0));
    Matrix out({q.shape(0), v.shape(1)});
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        const auto first = response.cbegin() + static_cast<std::ptrdiff_t>(i) * n;
        const auto best = std::max_element(
            first, first + n, [](double a, double b) { return std::fabs(a) < std::fabs(b); });
        xt::view(out, i, xt::all()) = xt::view(v, std::distance(first, best), xt::all());
    }
    return out;
}

}  // namespace qkv
