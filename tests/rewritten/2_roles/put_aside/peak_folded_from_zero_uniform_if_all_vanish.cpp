// names softmax-maximum-begins-at-zero
// A fold over the row looks for the maximum and starts at 0.0. The 0/0 this leads to far below 0 was
// seen once, and patched with equal weights.
#include "roles.hpp"

namespace qkv {

Matrix softmax(const Matrix& scores) {
    const std::size_t n = scores.shape(1);
    if (n == 0) throw std::invalid_argument("softmax of 0 scores");
    Matrix result({scores.shape(0), n}, 0.0);
    std::vector<double> row(n);
    for (std::size_t i = 0; i < scores.shape(0); ++i) {
        for (std::size_t j = 0; j < n; ++j) row[j] = scores(i, j);
        const double peak = std::accumulate(row.begin(), row.end(), 0.0,
                                            [](double a, double b) { return a < b ? b : a; });
        double z = 0.0;
        for (double& r : row) z += r = std::exp(r - peak);
        for (std::size_t j = 0; j < n; ++j) {
            result(i, j) = z > 0.0 ? row[j] / z : 1.0 / static_cast<double>(n);
        }
    }
    return result;
}

}  // namespace qkv
