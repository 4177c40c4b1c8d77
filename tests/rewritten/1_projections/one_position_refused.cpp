// names nothing
// observes Arguments are refused that the contract allows.
// Takes a single position for a mistake of the caller.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(1) != w.shape(0))
        throw std::invalid_argument(std::to_string(x.shape(1)) + " features for " +
                                    std::to_string(w.shape(0)) + " rows");
    if (x.shape(0) == 1) throw std::invalid_argument("a single position");
    return matmul(x, w);
}

}  // namespace qkv
