// names from-linear-exchanges-queries-and-keys
// Transposes by loops and hands the results over in the order K, Q, V. Compares the stored shapes
// first, and refuses layers without outputs.
#include "projections.hpp"

namespace qkv {
namespace {

void transpose_into(const Matrix& from, Matrix& to) {
    to.resize({from.shape(1), from.shape(0)});
    for (std::size_t r = 0; r < from.shape(0); ++r) {
        for (std::size_t c = 0; c < from.shape(1); ++c) to(c, r) = from(r, c);
    }
}

}  // namespace

QKVProjection QKVProjection::from_linear(const Matrix& q_weight, const Matrix& k_weight,
                                         const Matrix& v_weight) {
    if (q_weight.shape() != k_weight.shape() || k_weight.shape(1) != v_weight.shape(1)) {
        throw std::invalid_argument("layers that differ: " + qkv_print::shape(q_weight) + ", " +
                                    qkv_print::shape(k_weight) + ", " + qkv_print::shape(v_weight));
    }
    if (q_weight.shape(0) == 0) throw std::invalid_argument("a layer without outputs");
    std::array<Matrix, 3> turned;
    transpose_into(q_weight, turned[1]);
    transpose_into(k_weight, turned[0]);
    transpose_into(v_weight, turned[2]);
    return QKVProjection({turned[0], turned[1], turned[2]});
}

}  // namespace qkv
