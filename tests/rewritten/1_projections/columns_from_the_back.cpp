// names nothing
// observes The right columns are there, from the last to the first.
// Counts the columns down while it writes them up.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(1) != w.shape(0))
        throw std::invalid_argument(std::to_string(x.shape(1)) + " features for " +
                                    std::to_string(w.shape(0)) + " rows");
    const Matrix right = matmul(x, w);
    Matrix result = right;
    const std::size_t n = right.shape(1);
    for (std::size_t i = 0; i < right.shape(0); ++i)
        for (std::size_t j = 0; j < n; ++j) result(i, j) = right(i, n - 1 - j);
    return result;
}

}  // namespace qkv
