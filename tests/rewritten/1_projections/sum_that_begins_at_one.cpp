// names nothing
// observes Every cell is off by the same number: +1.
// The sum begins at 1, as a product would.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(1) != w.shape(0))
        throw std::invalid_argument(std::to_string(x.shape(1)) + " features for " +
                                    std::to_string(w.shape(0)) + " rows");
    Matrix result = xt::ones<double>({x.shape(0), w.shape(1)});
    for (std::size_t i = 0; i < x.shape(0); ++i)
        for (std::size_t j = 0; j < w.shape(1); ++j)
            for (std::size_t f = 0; f < w.shape(0); ++f) result(i, j) += x(i, f) * w(f, j);
    return result;
}

}  // namespace qkv
