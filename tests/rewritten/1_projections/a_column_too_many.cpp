// names nothing
// observes The shapes are wrong before any number is
// Room for a bias that the head does not have.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(1) != w.shape(0))
        throw std::invalid_argument(std::to_string(x.shape(1)) + " features for " +
                                    std::to_string(w.shape(0)) + " rows");
    return xt::zeros<double>({x.shape(0), w.shape(1) + 1});
}

}  // namespace qkv
