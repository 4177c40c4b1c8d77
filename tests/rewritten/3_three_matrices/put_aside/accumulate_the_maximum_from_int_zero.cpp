// names asymmetry-truncated
// Folds the rows with std::accumulate and starts from 0, which makes the running maximum an int.
#include "three_matrices.hpp"

namespace qkv {

double asymmetry(const Matrix& scores) {
    const std::size_t n = scores.shape(0);
    if (scores.shape(1) != n) {
        throw std::invalid_argument("rows: " + std::to_string(n) +
                                    ", columns: " + std::to_string(scores.shape(1)));
    }
    std::vector<double> gaps;
    for (std::size_t i = 0; i + 1 < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j) gaps.push_back(scores(i, j) - scores(j, i));
    }
    return std::accumulate(gaps.begin(), gaps.end(), 0,
                           [](double worst, double gap) { return std::max(worst, std::abs(gap)); });
}

}  // namespace qkv
