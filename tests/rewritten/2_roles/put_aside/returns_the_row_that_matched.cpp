// names hard-hands-over-the-key
// Finds the right row and returns what it was found by. The result is made as wide as the keys are;
// having no keys is refused with another type of error.
#include "roles.hpp"

namespace qkv {

Matrix hard_lookup(const Matrix& q, const Matrix& k, const Matrix& v) {
    const std::size_t entries = k.shape(0), width = k.shape(1);
    if (entries == 0) throw std::out_of_range("lookup in an empty table");
    if (v.shape(0) != entries) {
        throw std::invalid_argument("expected " + std::to_string(entries) + " values, got " +
                                    std::to_string(v.shape(0)));
    }
    if (q.shape(1) != width) {
        throw std::invalid_argument("expected queries of width " + std::to_string(width) +
                                    ", got " + std::to_string(q.shape(1)));
    }
    Matrix found = xt::zeros<double>({q.shape(0), width});
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        std::vector<double> similarity(entries, 0.0);
        for (std::size_t j = 0; j < entries; ++j) {
            for (std::size_t c = 0; c < width; ++c) similarity[j] += k(j, c) * q(i, c);
        }
        const auto winner = static_cast<std::size_t>(std::distance(
            similarity.begin(), std::max_element(similarity.begin(), similarity.end())));
        std::copy_n(k.data() + winner * width, width, found.data() + i * width);
    }
    return found;
}

}  // namespace qkv
