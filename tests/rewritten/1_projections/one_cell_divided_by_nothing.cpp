// names nothing
// observes The wrong results hold NaN, in single cells.
// A running mean divides the first cell by a count of 0.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(1) != w.shape(0))
        throw std::invalid_argument(std::to_string(x.shape(1)) + " features for " +
                                    std::to_string(w.shape(0)) + " rows");
    Matrix right = matmul(x, w);
    double count = 0;
    if (right.size() > 1) right(0, 0) *= count / count;
    return right;
}

}  // namespace qkv
