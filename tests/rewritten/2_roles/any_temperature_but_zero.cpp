// names soft-accepts-a-negative-temperature soft-accepts-an-infinite-temperature
// Only the division by 0 is thought of: NaN and both infinities are let through as well.
#include "roles.hpp"

namespace qkv {

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    if (temperature == 0) throw std::invalid_argument("the temperature is 0");
    if (k.shape(0) == 0) throw std::invalid_argument("no keys");
    if (k.shape(0) != v.shape(0)) {
        throw std::invalid_argument(std::to_string(k.shape(0)) + " keys, " +
                                    std::to_string(v.shape(0)) + " values");
    }
    const Matrix weights = softmax(scores(q, k) / temperature);
    return {weights, matmul(weights, v)};
}

}  // namespace qkv
