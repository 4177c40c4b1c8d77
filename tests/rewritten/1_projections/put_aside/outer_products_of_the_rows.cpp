// names project-transposes-the-input
// Remembers that a matrix product is a sum of outer products, but pairs the rows of X with the rows of
// W: that is X transposed times W. So the heights are what must agree, and the widths are not looked at.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    const std::size_t terms = x.shape(0);
    if (terms != w.shape(0)) {
        throw std::invalid_argument("x has " + std::to_string(terms) + " rows and w " +
                                    std::to_string(w.shape(0)));
    }
    Matrix sum = xt::zeros<double>({x.shape(1), w.shape(1)});
    for (std::size_t n = 0; n < terms; ++n) {
        const auto column = xt::view(x, n, xt::all(), xt::newaxis());
        const auto row = xt::view(w, n, xt::newaxis(), xt::all());
        sum += column * row;
    }
    return sum;
}

}  // namespace qkv
