// names nothing
// Took the argument for the d_k of the paper and divides by its square root.
#include "roles.hpp"

namespace qkv {

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    if (!(temperature > 0.0) || !std::isfinite(temperature)) {
        throw std::invalid_argument("temperature: expected a finite number above 0, got " +
                                    qkv_print::number(temperature));
    }
    if (k.shape(0) != v.shape(0)) {
        throw std::invalid_argument("rows of k and v differ: " + std::to_string(k.shape(0)) +
                                    " and " + std::to_string(v.shape(0)));
    }
    const double scale = std::sqrt(temperature);
    Attention attention;
    attention.weights = softmax(xt::eval(scores(q, k) / scale));
    attention.output = matmul(attention.weights, v);
    return attention;
}

}  // namespace qkv
