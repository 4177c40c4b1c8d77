// names nothing
// observes The right numbers are there, in another shape.
// The two extents of the result are given in the wrong order.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(1) != w.shape(0))
        throw std::invalid_argument(std::to_string(x.shape(1)) + " features for " +
                                    std::to_string(w.shape(0)) + " rows");
    const Matrix right = matmul(x, w);
    Matrix result({w.shape(1), x.shape(0)});
    std::copy(right.begin(), right.end(), result.begin());
    return result;
}

}  // namespace qkv
