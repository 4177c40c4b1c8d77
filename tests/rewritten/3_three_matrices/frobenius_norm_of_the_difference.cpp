// names nothing
// Measures the distance to the mirror image by the Frobenius norm instead of the largest entry.
#include "three_matrices.hpp"

namespace qkv {

double asymmetry(const Matrix& scores) {
    if (scores.shape(0) != scores.shape(1)) {
        throw std::invalid_argument(std::to_string(scores.shape(0)) + " by " +
                                    std::to_string(scores.shape(1)));
    }
    double squares = 0.0;
    for (std::size_t i = 0; i < scores.shape(0); ++i) {
        for (std::size_t j = 0; j < scores.shape(1); ++j) {
            squares += std::pow(scores(i, j) - scores(j, i), 2);
        }
    }
    return std::sqrt(squares);
}

}  // namespace qkv
