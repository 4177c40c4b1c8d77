// names nothing
// observes Every wrong cell is 3 times the expected one.
// A sum that is taken once for each of the three projections.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(1) != w.shape(0))
        throw std::invalid_argument(std::to_string(x.shape(1)) + " features for " +
                                    std::to_string(w.shape(0)) + " rows");
    Matrix right = matmul(x, w);
    for (double& cell : right) cell *= 3.0;
    return right;
}

}  // namespace qkv
