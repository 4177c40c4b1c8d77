// names soft-multiplies-by-the-temperature
// Thinks that heat makes scores larger, and warms the queries up before they meet the keys. All
// values are mixed in one go over plain buffers.
#include "roles.hpp"

namespace qkv {

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    const std::size_t keys = k.shape(0);
    if (keys == 0) throw std::invalid_argument("soft_lookup: no keys");
    if (keys != v.shape(0)) {
        throw std::invalid_argument("soft_lookup: " + std::to_string(keys) + " keys for " +
                                    std::to_string(v.shape(0)) + " values");
    }
    if (!std::isfinite(temperature) || temperature <= 0) {
        throw std::invalid_argument("soft_lookup: temperature has to be a positive number");
    }
    const Matrix warm = temperature * q;
    Attention a{softmax(scores(warm, k)), xt::zeros<double>({q.shape(0), v.shape(1)})};
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        auto mixture = xt::view(a.output, i, xt::all());
        for (std::size_t j = 0; j < keys; ++j) {
            mixture += a.weights(i, j) * xt::view(v, j, xt::all());
        }
    }
    return a;
}

}  // namespace qkv
