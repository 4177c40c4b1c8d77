// names scores-as-cosines
// "How well they match" was read as "how small the angle is": both sides are brought to length 1
// first. A row of zeros is left as it is, and widths are compared under another type of error.
#include "roles.hpp"

namespace qkv {
namespace {

Matrix unit_rows(Matrix m) {
    for (std::size_t r = 0; r < m.shape(0); ++r) {
        auto row = xt::view(m, r, xt::all());
        const double length =
            std::sqrt(std::inner_product(row.begin(), row.end(), row.begin(), 0.0));
        if (length > 0.0) row /= length;
    }
    return m;
}

}  // namespace

Matrix scores(const Matrix& q, const Matrix& k) {
    if (q.shape(1) != k.shape(1)) throw std::length_error("q and k: widths are not the same");
    const Matrix queries = unit_rows(q), keys = unit_rows(k);
    return matmul(queries, xt::transpose(keys));
}

}  // namespace qkv
