// names from-linear-reshapes
// Makes a matrix of the right shape and pours the stored numbers into it as they come.
#include "projections.hpp"

namespace qkv {

QKVProjection QKVProjection::from_linear(const Matrix& q_weight, const Matrix& k_weight,
                                         const Matrix& v_weight) {
    const auto turned = [](const Matrix& stored) {
        Matrix w = Matrix::from_shape({stored.shape(1), stored.shape(0)});
        std::copy(stored.begin(), stored.end(), w.begin());
        return w;
    };
    Head head;
    head.w_q = turned(q_weight);
    head.w_k = turned(k_weight);
    head.w_v = turned(v_weight);
    return QKVProjection(std::move(head));
}

}  // namespace qkv
