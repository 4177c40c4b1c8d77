// names soft-divides-the-weights predicts-that-a-constant-matters
// The temperature is applied to what comes out of the softmax; and a constant in every score is
// believed to be seen there as well.
#include "roles.hpp"

namespace qkv {

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    if (!std::isfinite(temperature) || temperature <= 0.0) {
        throw std::invalid_argument("bad temperature " + std::to_string(temperature));
    }
    const auto S = k.shape(0);
    if (S == 0) throw std::invalid_argument("soft_lookup: S must be > 0");
    if (v.shape(0) != S) {
        throw std::invalid_argument("soft_lookup: K holds " + std::to_string(S) +
                                    " rows, V holds " + std::to_string(v.shape(0)));
    }
    Attention a;
    a.weights = softmax(scores(q, k));
    a.weights /= temperature;
    a.output = matmul(a.weights, v);
    return a;
}

Prediction when_a_constant_is_added_to_every_score() {
    return {.weights_change = true, .output_changes = true};
}

}  // namespace qkv
