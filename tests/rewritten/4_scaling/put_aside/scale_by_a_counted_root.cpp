// names attention-with-a-whole-root
// The root of d_k is found by counting, in whole numbers: the largest whose square is not above it.
#include "scaling.hpp"

namespace qkv {
namespace {

std::size_t root(std::size_t n) {
    std::size_t r = 1;
    while ((r + 1) * (r + 1) <= n) ++r;
    return r;
}

void softmax_in_place(double* row, std::size_t n) {
    const double top = *std::max_element(row, row + n);
    double sum = 0.0;
    for (double* x = row; x != row + n; ++x) sum += (*x = std::exp(*x - top));
    for (double* x = row; x != row + n; ++x) *x /= sum;
}

}  // namespace

Attention scaled_dot_product_attention(const Matrix& q, const Matrix& k, const Matrix& v) {
    if (k.shape(0) != v.shape(0)) {
        throw std::invalid_argument("keys: " + std::to_string(k.shape(0)) +
                                    ", values: " + std::to_string(v.shape(0)));
    }
    if (q.shape(1) != k.shape(1)) {
        throw std::invalid_argument("q is " + std::to_string(q.shape(1)) + " wide, k " +
                                    std::to_string(k.shape(1)));
    }
    if (k.size() == 0) throw std::invalid_argument("k is empty");
    Attention result{matmul(q, xt::transpose(k)), {}};
    result.weights /= static_cast<double>(root(k.shape(1)));
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        softmax_in_place(&result.weights(i, 0), k.shape(0));
    }
    result.output = matmul(result.weights, v);
    return result;
}

}  // namespace qkv
