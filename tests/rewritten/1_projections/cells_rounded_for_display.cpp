// names nothing
// observes The wrong results are whole numbers
// Rounds what it returns.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(1) != w.shape(0))
        throw std::invalid_argument(std::to_string(x.shape(1)) + " features for " +
                                    std::to_string(w.shape(0)) + " rows");
    Matrix right = matmul(x, w);
    for (double& cell : right) cell = std::round(cell);
    return right;
}

}  // namespace qkv
