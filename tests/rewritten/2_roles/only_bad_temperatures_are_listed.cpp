// names soft-accepts-an-infinite-temperature
// Lists what a temperature must not be, 0, below 0 and NaN, and thinks of infinity as the case of
// equal weights.
#include "roles.hpp"

namespace qkv {

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    if (temperature <= 0.0 || temperature != temperature) {
        throw std::invalid_argument("temperature has to be positive");
    }
    if (v.shape(0) != k.shape(0)) {
        throw std::invalid_argument("lengths " + std::to_string(k.shape(0)) + " vs " +
                                    std::to_string(v.shape(0)));
    }
    const Matrix logits = scores(q, k) / temperature;
    const Matrix weights = softmax(logits);
    Matrix output = Matrix::from_shape({q.shape(0), v.shape(1)});
    for (std::size_t i = 0; i < output.shape(0); ++i) {
        for (std::size_t f = 0; f < output.shape(1); ++f) {
            double mixed = 0.0;
            for (std::size_t j = 0; j < v.shape(0); ++j)
                mixed = std::fma(weights(i, j), v(j, f), mixed);
            output(i, f) = mixed;
        }
    }
    return Attention{weights, output};
}

}  // namespace qkv
