// names soft-takes-the-reciprocal
// Computes an inverse temperature once and multiplies every score by it, which saves divisions.
#include "roles.hpp"

namespace qkv {

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    const bool good = temperature > 0.0 && temperature - temperature == 0.0;
    if (!good) throw std::invalid_argument("temperature: " + std::to_string(temperature));
    if (v.shape(0) != k.shape(0) || k.shape(0) == 0) {
        throw std::invalid_argument("rows of k and v: " + std::to_string(k.shape(0)) + ", " +
                                    std::to_string(v.shape(0)));
    }
    const double beta = 1.0 / temperature;
    Matrix logits = scores(q, k);
    for (std::size_t i = 0; i < logits.shape(0); ++i) {
        for (std::size_t j = 0; j < logits.shape(1); ++j) logits(i, j) *= beta;
    }
    Attention looked_up;
    looked_up.weights = softmax(logits);
    looked_up.output = matmul(looked_up.weights, v);
    return looked_up;
}

}  // namespace qkv
