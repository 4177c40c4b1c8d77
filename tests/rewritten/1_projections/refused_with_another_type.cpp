// names nothing
// observes what is thrown is no std::invalid_argument
// Throws a std::runtime_error, with both numbers.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(1) != w.shape(0))
        throw std::runtime_error(std::to_string(x.shape(1)) + " and " + std::to_string(w.shape(0)));
    return matmul(x, w);
}

}  // namespace qkv
