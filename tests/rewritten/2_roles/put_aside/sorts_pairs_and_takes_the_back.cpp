// names hard-takes-the-last-of-equals
// Sorts the keys by score and takes the one at the back; among equals, the back one came last.
#include "roles.hpp"

namespace qkv {

Matrix hard_lookup(const Matrix& q, const Matrix& k, const Matrix& v) {
    if (k.shape(0) == 0 || k.shape(0) != v.shape(0)) {
        throw std::invalid_argument("hard_lookup: " + std::to_string(k.shape(0)) + " keys, " +
                                    std::to_string(v.shape(0)) + " values");
    }
    const Matrix table = scores(q, k);
    Matrix answer({q.shape(0), v.shape(1)}, 0.0);
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        std::vector<std::pair<double, std::size_t>> ranking;
        for (std::size_t j = 0; j < k.shape(0); ++j) ranking.emplace_back(table(i, j), j);
        std::sort(ranking.begin(), ranking.end());
        xt::view(answer, i, xt::all()) = xt::view(v, ranking.back().second, xt::all());
    }
    return answer;
}

}  // namespace qkv
