// names project-compares-the-wrong-extent
// A helper for all products of the file checks "the inner dimensions" and looks at the first extent
// of both.
#include <xtensor-blas/xlinalg.hpp>

#include "projections.hpp"

namespace qkv {

namespace {

void check_inner_dims(const Matrix& lhs, const Matrix& rhs) {
    if (lhs.shape()[0] == rhs.shape()[0]) return;
    throw std::invalid_argument("inner dimensions do not match: " + std::to_string(lhs.shape()[0]) +
                                " vs. " + std::to_string(rhs.shape()[0]));
}

}  // namespace

Matrix project(const Matrix& x, const Matrix& w) {
    check_inner_dims(x, w);
    return xt::linalg::dot(x, w);
}

}  // namespace qkv
