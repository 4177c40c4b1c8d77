// names nothing
// Makes a ratio of it, so that heads can be compared: the largest difference, over the largest score.
#include "three_matrices.hpp"

namespace qkv {

double asymmetry(const Matrix& scores) {
    const std::size_t n = scores.shape(0);
    if (n != scores.shape(1)) {
        throw std::invalid_argument("asymmetry: got " + std::to_string(n) + " queries and " +
                                    std::to_string(scores.shape(1)) + " keys");
    }
    double difference = 0.0;
    double scale = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            difference = std::max(difference, std::abs(scores(i, j) - scores(j, i)));
            scale = std::max(scale, std::abs(scores(i, j)));
        }
    }
    return scale > 0.0 ? difference / scale : 0.0;
}

}  // namespace qkv
