// names project-refuses-an-empty-sequence
// Nothing to multiply is taken for a mistake of the caller: no rows, and no columns of the result.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(0) == 0 || w.shape(1) == 0) throw std::invalid_argument("nothing to do");
    if (x.shape(1) != w.shape(0)) {
        throw std::invalid_argument(std::to_string(x.shape(1)) + " features, w takes " +
                                    std::to_string(w.shape(0)));
    }
    return matmul(x, w);
}

}  // namespace qkv
