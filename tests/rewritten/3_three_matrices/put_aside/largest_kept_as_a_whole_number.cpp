// names asymmetry-truncated
// Declares the largest difference so far by auto from a 0, which makes it an int.
#include "three_matrices.hpp"

namespace qkv {

double asymmetry(const Matrix& scores) {
    const std::size_t n = scores.shape(1);
    if (scores.shape(0) != n) {
        throw std::invalid_argument("rows " + std::to_string(scores.shape(0)) + ", columns " +
                                    std::to_string(n));
    }
    auto worst = 0;
    for (std::size_t cell = 0; cell < scores.size(); ++cell) {
        const double difference = scores(cell / n, cell % n) - scores(cell % n, cell / n);
        if (difference > worst) worst = static_cast<decltype(worst)>(difference);
    }
    return worst;
}

}  // namespace qkv
