// names project-sums-into-an-int
// Turns W once so that rows lie side by side in memory, and lets the standard library do the sums,
// from 0 on.
#include <numeric>

#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    const std::size_t n = x.shape(1);
    if (n != w.shape(0)) {
        throw std::invalid_argument("project: x has " + std::to_string(n) + " columns but w has " +
                                    std::to_string(w.shape(0)) + " rows");
    }
    const Matrix wt = xt::transpose(w);
    Matrix y = xt::zeros<double>({x.shape(0), w.shape(1)});
    for (std::size_t i = 0; i < y.shape(0); ++i) {
        const double* row = x.data() + i * n;
        for (std::size_t j = 0; j < y.shape(1); ++j) {
            y(i, j) = std::inner_product(row, row + n, wt.data() + j * n, 0);
        }
    }
    return y;
}

}  // namespace qkv
