// names soft-multiplies-by-the-temperature
// Makes the queries hotter: multiplies them by the temperature before they meet the keys, and does
// the softmax itself while it mixes.
#include "roles.hpp"

namespace qkv {

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    if (std::isnan(temperature) || std::isinf(temperature) || temperature <= 0) {
        throw std::invalid_argument("bad temperature");
    }
    const std::size_t keys = k.shape(0);
    if (keys == 0) throw std::invalid_argument("no keys");
    if (keys != v.shape(0)) {
        throw std::invalid_argument("keys " + std::to_string(keys) + " values " +
                                    std::to_string(v.shape(0)));
    }
    const Matrix hot = q * temperature;
    const Matrix logits = scores(hot, k);
    Attention result{Matrix({q.shape(0), keys}, 0.0), Matrix({q.shape(0), v.shape(1)}, 0.0)};
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        const double top = xt::amax(xt::view(logits, i))();
        double total = 0.0;
        for (std::size_t j = 0; j < keys; ++j) {
            const double e = std::exp(logits(i, j) - top);
            total += e;
            result.weights(i, j) = e;
            for (std::size_t f = 0; f < v.shape(1); ++f) result.output(i, f) += e * v(j, f);
        }
        xt::view(result.weights, i) /= total;
        xt::view(result.output, i) /= total;
    }
    return result;
}

}  // namespace qkv
