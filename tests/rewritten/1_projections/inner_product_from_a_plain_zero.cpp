// names project-sums-into-an-int
// Copies each column of W into a buffer and calls std::inner_product, whose initial value 0 makes
// the running sum an int.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    const auto n = x.shape(0), d = x.shape(1), width = w.shape(1);
    if (w.shape(0) != d) {
        throw std::invalid_argument("inner sizes " + std::to_string(d) + " / " +
                                    std::to_string(w.shape(0)));
    }
    Matrix out = xt::zeros<double>({n, width});
    std::vector<double> column(d);
    for (std::size_t c = 0; c != width; ++c) {
        for (std::size_t r = 0; r != d; ++r) column[r] = w(r, c);
        for (std::size_t i = 0; i != n; ++i) {
            const double* row = x.data() + i * d;
            out(i, c) = std::inner_product(column.begin(), column.end(), row, 0);
        }
    }
    return out;
}

}  // namespace qkv
