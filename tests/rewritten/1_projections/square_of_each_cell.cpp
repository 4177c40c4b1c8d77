// names nothing
// observes Each cell is the square of the expected one.
// Returns energies instead of amplitudes.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(1) != w.shape(0))
        throw std::invalid_argument(std::to_string(x.shape(1)) + " features for " +
                                    std::to_string(w.shape(0)) + " rows");
    Matrix right = matmul(x, w);
    for (double& cell : right) cell *= cell;
    return right;
}

}  // namespace qkv
