// names from-linear-reshapes
// Makes a matrix of the transposed shape and pours the stored numbers into it in their order, as if
// that were all there is to a transpose.
#include "projections.hpp"

namespace qkv {
namespace {

Matrix turned(const Matrix& stored) {
    const std::vector<double> numbers(stored.cbegin(), stored.cend());
    const std::size_t rows = stored.shape(1);
    const std::size_t columns = stored.shape(0);
    Matrix result({rows, columns}, 0.0);
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        result(n / columns, n % columns) = numbers[n];
    }
    return result;
}

}  // namespace

QKVProjection QKVProjection::from_linear(const Matrix& q_weight, const Matrix& k_weight,
                                         const Matrix& v_weight) {
    if (q_weight.shape() != k_weight.shape() || q_weight.shape(1) != v_weight.shape(1)) {
        throw std::invalid_argument("layers of different models: q " + qkv_print::shape(q_weight) +
                                    ", k " + qkv_print::shape(k_weight) + ", v " +
                                    qkv_print::shape(v_weight));
    }
    Head head;
    head.w_q = turned(q_weight);
    head.w_k = turned(k_weight);
    head.w_v = turned(v_weight);
    return QKVProjection(head);
}

}  // namespace qkv
