// names form-scaled
// Shares the scale of attention between the two matrices, a fourth root each, and then takes inner
// products of their rows. An empty head is refused, for its scale would be infinite.
#include "three_matrices.hpp"

namespace qkv {
namespace {

std::vector<std::vector<double>> scaled_rows(const Matrix& w) {
    const double share = std::pow(static_cast<double>(w.shape(1)), -0.25);
    std::vector<std::vector<double>> rows;
    for (std::size_t i = 0; i < w.shape(0); ++i) {
        auto& row = rows.emplace_back();
        for (std::size_t j = 0; j < w.shape(1); ++j) row.push_back(w(i, j) * share);
    }
    return rows;
}

}  // namespace

Matrix bilinear_form(const Matrix& w_q, const Matrix& w_k) {
    if (w_q.shape(1) == 0) throw std::invalid_argument("the head has no dimensions");
    if (w_q.shape(0) != w_k.shape(0) || w_q.shape(1) != w_k.shape(1)) {
        throw std::invalid_argument("w_q " + qkv_print::shape(w_q) + ", w_k " +
                                    qkv_print::shape(w_k));
    }
    const auto from = scaled_rows(w_q);
    const auto to = scaled_rows(w_k);
    Matrix form({from.size(), to.size()});
    auto cell = form.begin();
    for (const auto& q : from) {
        for (const auto& k : to) *cell++ = std::inner_product(q.begin(), q.end(), k.begin(), 0.0);
    }
    return form;
}

}  // namespace qkv
