// names softmax-over-queries
// Took the axis along which the queries run. Also believes that a matrix without rows is as much of
// an error as one without columns.
#include "roles.hpp"

namespace qkv {

Matrix softmax(const Matrix& scores) {
    if (scores.size() == 0) throw std::invalid_argument("softmax: the matrix is empty");
    Matrix out = xt::zeros_like(scores);
    for (std::size_t key = 0; key < scores.shape(1); ++key) {
        const auto column = xt::view(scores, xt::all(), key);
        std::vector<double> e(column.begin(), column.end());
        const double peak = *std::max_element(e.begin(), e.end());
        std::transform(e.begin(), e.end(), e.begin(), [=](double s) { return std::exp(s - peak); });
        const double total = std::accumulate(e.begin(), e.end(), 0.0);
        for (std::size_t query = 0; query < e.size(); ++query) out(query, key) = e[query] / total;
    }
    return out;
}

}  // namespace qkv
