// names nothing
// observes Every wrong cell is 1/S times the expected one.
// Takes the mean over the keys for the scale.
#include "roles.hpp"

namespace qkv {

Matrix scores(const Matrix& q, const Matrix& k) {
    if (q.shape(1) != k.shape(1))
        throw std::invalid_argument(std::to_string(q.shape(1)) + " and " +
                                    std::to_string(k.shape(1)));
    Matrix right = matmul(q, xt::transpose(k));
    for (double& cell : right) cell /= static_cast<double>(k.shape(0));
    return right;
}

}  // namespace qkv
