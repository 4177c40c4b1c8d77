// names nothing
// observes but without a message
// Throws a std::invalid_argument that says nothing.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(1) != w.shape(0)) throw std::invalid_argument("");
    return matmul(x, w);
}

}  // namespace qkv
