// names softmax-over-queries softmax-without-the-maximum
// Normalises the columns, and takes the exponentials as they are.
#include "roles.hpp"

namespace qkv {

Matrix softmax(const Matrix& scores) {
    if (scores.shape(1) == 0) throw std::invalid_argument("empty");
    Matrix weights = xt::exp(scores);
    for (std::size_t j = 0; j < scores.shape(1); ++j) {
        double sum = 0;
        for (std::size_t i = 0; i < scores.shape(0); ++i) sum += weights(i, j);
        for (std::size_t i = 0; i < scores.shape(0); ++i) weights(i, j) /= sum;
    }
    return weights;
}

}  // namespace qkv
