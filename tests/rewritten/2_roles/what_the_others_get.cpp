// names nothing
// observes Each cell is 1 minus the expected one
// Returns how much a query does not take.
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
            sum += e;
        }
        for (std::size_t j = 0; j < logits.shape(1); ++j) result(i, j) = 1.0 - result(i, j) / sum;
    }
    return result;
}

}  // namespace qkv
