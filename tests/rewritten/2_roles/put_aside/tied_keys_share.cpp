// names nothing
// Takes a hard lookup for the limit of a soft one at temperature 0: keys that tie share the query,
// and it gets the mean of their values.
#include "roles.hpp"

namespace qkv {

Matrix hard_lookup(const Matrix& q, const Matrix& k, const Matrix& v) {
    if (k.shape(0) == 0) throw std::invalid_argument("hard_lookup: k has no rows");
    if (k.shape(0) != v.shape(0)) {
        throw std::invalid_argument("hard_lookup: k has " + std::to_string(k.shape(0)) +
                                    " rows and v has " + std::to_string(v.shape(0)));
    }
    const Matrix s = scores(q, k);
    Matrix out = xt::zeros<double>({q.shape(0), v.shape(1)});
    for (std::size_t i = 0; i < s.shape(0); ++i) {
        double best = s(i, 0);
        for (std::size_t j = 1; j < s.shape(1); ++j) best = std::max(best, s(i, j));
        double winners = 0.0;
        for (std::size_t j = 0; j < s.shape(1); ++j) {
            if (s(i, j) != best) continue;
            winners += 1.0;
            for (std::size_t f = 0; f < v.shape(1); ++f) out(i, f) += v(j, f);
        }
        for (std::size_t f = 0; f < v.shape(1); ++f) out(i, f) /= winners;
    }
    return out;
}

}  // namespace qkv
