// names softmax-sum-in-an-int
// std::accumulate was given 0 to begin with, and adds in the type of what it was given.
#include "roles.hpp"

namespace qkv {

Matrix softmax(const Matrix& scores) {
    const auto keys = static_cast<std::ptrdiff_t>(scores.shape(1));
    if (keys < 1) throw std::invalid_argument("softmax needs at least 1 key");
    Matrix w = scores;
    double* first = w.data();
    for (std::size_t query = 0; query < w.shape(0); ++query, first += keys) {
        double* const last = first + keys;
        const double top = *std::max_element(first, last);
        std::for_each(first, last, [top](double& x) { x = std::exp(x - top); });
        const double sum = std::accumulate(first, last, 0);
        std::for_each(first, last, [sum](double& x) { x /= sum; });
    }
    return w;
}

}  // namespace qkv
