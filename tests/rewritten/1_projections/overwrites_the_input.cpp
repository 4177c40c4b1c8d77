// names nothing
// observes the call changes its argument x
// Scales the input in place, through a cast, after the product.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(1) != w.shape(0))
        throw std::invalid_argument(std::to_string(x.shape(1)) + " features for " +
                                    std::to_string(w.shape(0)) + " rows");
    const Matrix right = matmul(x, w);
    if (x.size() > 0) const_cast<Matrix&>(x)(0, 0) += 1.0;
    return right;
}

}  // namespace qkv
