// names hard-takes-the-last-of-equals
// Searches from the back by reverse iterators; the first maximum that is met there is the last one.
#include "roles.hpp"

namespace qkv {

Matrix hard_lookup(const Matrix& q, const Matrix& k, const Matrix& v) {
    if (k.shape(0) != v.shape(0)) {
        throw std::invalid_argument("k has " + std::to_string(k.shape(0)) + " rows, v has " +
                                    std::to_string(v.shape(0)));
    }
    if (k.size() == 0) throw std::invalid_argument("k is empty");
    const Matrix s = scores(q, k);
    Matrix found = Matrix::from_shape({q.shape(0), v.shape(1)});
    std::vector<double> row(k.shape(0));
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        std::copy_n(s.data() + i * row.size(), row.size(), row.begin());
        const auto best = std::max_element(row.rbegin(), row.rend());
        const auto index = std::distance(best, row.rend()) - 1;
        xt::row(found, static_cast<std::ptrdiff_t>(i)) = xt::row(v, index);
    }
    return found;
}

}  // namespace qkv
