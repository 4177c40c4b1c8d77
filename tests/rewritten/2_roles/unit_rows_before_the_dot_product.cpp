// names scores-as-cosines
// Compares directions: makes every query and key a unit vector first. A row of zeros stays one
// instead of becoming NaN.
#include "roles.hpp"

namespace qkv {
namespace {

std::vector<std::vector<double>> unit_rows(const Matrix& m) {
    std::vector<std::vector<double>> rows(m.shape(0), std::vector<double>(m.shape(1)));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        double squares = 0.0;
        for (std::size_t f = 0; f < m.shape(1); ++f) squares += m(i, f) * m(i, f);
        const double length = squares > 0.0 ? std::sqrt(squares) : 1.0;
        for (std::size_t f = 0; f < m.shape(1); ++f) rows[i][f] = m(i, f) / length;
    }
    return rows;
}

}  // namespace

Matrix scores(const Matrix& q, const Matrix& k) {
    if (k.shape(1) != q.shape(1)) {
        throw std::invalid_argument("a query has " + std::to_string(q.shape(1)) +
                                    " features and a key " + std::to_string(k.shape(1)));
    }
    const auto queries = unit_rows(q);
    const auto keys = unit_rows(k);
    Matrix s = Matrix::from_shape({queries.size(), keys.size()});
    auto cell = s.begin();
    for (const auto& a : queries) {
        for (const auto& b : keys) {
            *cell++ = std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
        }
    }
    return s;
}

}  // namespace qkv
