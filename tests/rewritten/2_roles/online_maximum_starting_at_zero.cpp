// names softmax-maximum-begins-at-zero
// One pass for maximum and sum, rescaling the sum whenever a larger logit turns up; the maximum so
// far starts out as 0, as the sum does.
#include "roles.hpp"

namespace qkv {

Matrix softmax(const Matrix& scores) {
    const std::size_t keys = scores.shape(1);
    if (keys == 0) throw std::invalid_argument("softmax needs a key");
    Matrix p = Matrix::from_shape(scores.shape());
    for (std::size_t row = 0; row < scores.shape(0); ++row) {
        double high{}, total{};
        for (std::size_t j = 0; j < keys; ++j) {
            const double s = scores(row, j);
            if (s > high) {
                total *= std::exp(high - s);
                high = s;
            }
            total += std::exp(s - high);
        }
        for (std::size_t j = 0; j < keys; ++j) p(row, j) = std::exp(scores(row, j) - high) / total;
    }
    return p;
}

}  // namespace qkv
