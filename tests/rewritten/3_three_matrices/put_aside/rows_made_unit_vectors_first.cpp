// names nothing
// Takes "how feature a meets feature b" for a cosine: every row of both matrices is brought to
// length 1 before the product.
#include "three_matrices.hpp"

namespace qkv {
namespace {

Matrix unit_rows(const Matrix& w) {
    Matrix unit = w;
    for (std::size_t i = 0; i < w.shape(0); ++i) {
        double squares = 0;
        for (std::size_t j = 0; j < w.shape(1); ++j) squares += w(i, j) * w(i, j);
        if (squares == 0) continue;
        for (std::size_t j = 0; j < w.shape(1); ++j) unit(i, j) /= std::sqrt(squares);
    }
    return unit;
}

}  // namespace

Matrix bilinear_form(const Matrix& w_q, const Matrix& w_k) {
    if (w_q.shape(0) != w_k.shape(0)) {
        throw std::invalid_argument(std::to_string(w_q.shape(0)) + " rows and " +
                                    std::to_string(w_k.shape(0)));
    }
    if (w_q.shape(1) != w_k.shape(1)) {
        throw std::invalid_argument(std::to_string(w_q.shape(1)) + " columns and " +
                                    std::to_string(w_k.shape(1)));
    }
    const Matrix keys = unit_rows(w_k);
    return matmul(unit_rows(w_q), xt::transpose(keys));
}

}  // namespace qkv
