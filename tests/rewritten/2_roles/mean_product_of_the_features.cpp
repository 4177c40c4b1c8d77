// names nothing
// Takes the mean of the products instead of their sum, so that scores do not grow with the width.
#include "roles.hpp"

namespace qkv {

Matrix scores(const Matrix& q, const Matrix& k) {
    if (q.shape(1) != k.shape(1)) {
        throw std::invalid_argument("widths " + std::to_string(q.shape(1)) + ", " +
                                    std::to_string(k.shape(1)));
    }
    Matrix s({q.shape(0), k.shape(0)}, 0.0);
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            const auto products = xt::view(q, i) * xt::view(k, j);
            s(i, j) = xt::mean(products)();
        }
    }
    return s;
}

}  // namespace qkv
