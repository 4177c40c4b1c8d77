// names nothing
// Finds it unfair that one of two equal keys is preferred: on a tie the values of all best keys are
// averaged.
#include "roles.hpp"

namespace qkv {

Matrix hard_lookup(const Matrix& q, const Matrix& k, const Matrix& v) {
    if (k.shape(0) < 1) throw std::invalid_argument("S must be positive");
    if (k.shape(0) != v.shape(0)) {
        throw std::invalid_argument("S is " + std::to_string(k.shape(0)) + " or " +
                                    std::to_string(v.shape(0)));
    }
    const Matrix s = scores(q, k);
    Matrix out = xt::zeros<double>({q.shape(0), v.shape(1)});
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        std::vector<std::size_t> winners{0};
        for (std::size_t j = 1; j < k.shape(0); ++j) {
            if (s(i, j) > s(i, winners.front())) winners.clear();
            if (winners.empty() || s(i, j) == s(i, winners.front())) winners.push_back(j);
        }
        for (const std::size_t j : winners) {
            for (std::size_t f = 0; f < v.shape(1); ++f) {
                out(i, f) += v(j, f) / static_cast<double>(winners.size());
            }
        }
    }
    return out;
}

}  // namespace qkv
