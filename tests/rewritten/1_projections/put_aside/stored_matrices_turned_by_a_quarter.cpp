// names nothing
// Turns each stored matrix by 90 degrees, as one turns a picture, which also reverses the order of
// its outputs.
#include "projections.hpp"

namespace qkv {
namespace {

Matrix quarter_turn(const Matrix& m) {
    const std::size_t rows = m.shape(0), columns = m.shape(1);
    Matrix turned = xt::zeros<double>({columns, rows});
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < columns; ++j) turned(j, rows - 1 - i) = m(i, j);
    }
    return turned;
}

}  // namespace

QKVProjection QKVProjection::from_linear(const Matrix& q_weight, const Matrix& k_weight,
                                         const Matrix& v_weight) {
    return QKVProjection(Head{.w_q = quarter_turn(q_weight),
                              .w_k = quarter_turn(k_weight),
                              .w_v = quarter_turn(v_weight)});
}

}  // namespace qkv
