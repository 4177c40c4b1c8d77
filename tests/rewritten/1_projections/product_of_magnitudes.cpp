// names nothing
// observes The magnitudes are right, the signs are lost.
// Takes the length of what it computes.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(1) != w.shape(0))
        throw std::invalid_argument(std::to_string(x.shape(1)) + " features for " +
                                    std::to_string(w.shape(0)) + " rows");
    Matrix right = matmul(x, w);
    for (double& cell : right) cell = std::abs(cell);
    return right;
}

}  // namespace qkv
