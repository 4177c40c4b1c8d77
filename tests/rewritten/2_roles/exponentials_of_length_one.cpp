// names nothing
// observes Every row is a multiple of the expected one
// Divides each row by its Euclidean length.
#include "roles.hpp"

namespace qkv {

Matrix softmax(const Matrix& logits) {
    Matrix result = logits;
    for (std::size_t i = 0; i < logits.shape(0); ++i) {
        double largest = -1e300;
        for (std::size_t j = 0; j < logits.shape(1); ++j) largest = std::max(largest, logits(i, j));
        double sum = 0.0;
        for (std::size_t j = 0; j < logits.shape(1); ++j) {
            const double e = std::exp(logits(i, j) - largest);
            result(i, j) = e;
            sum += e * e;
        }
        for (std::size_t j = 0; j < logits.shape(1); ++j)
            result(i, j) = result(i, j) / std::sqrt(sum);
    }
    return result;
}

}  // namespace qkv
