// names fused-values-begin-at-d-k
// Copies three blocks out of the product with a running offset, which is moved on after the queries
// and not after the keys.
#include "projections.hpp"

namespace qkv {

namespace {

void copy_block(const Matrix& from, std::size_t offset, Matrix& to) {
    for (std::size_t r = 0; r < to.shape(0); r++)
        for (std::size_t c = 0; c < to.shape(1); c++) to(r, c) = from(r, offset + c);
}

}  // namespace

QKV project_fused(const Matrix& x, const Matrix& w_qkv, std::size_t d_k, std::size_t d_v) {
    const std::size_t want = d_k + d_k + d_v;
    if (w_qkv.shape(1) != want)
        throw std::invalid_argument("fused weights: want " + std::to_string(want) +
                                    " columns, have " + std::to_string(w_qkv.shape(1)));
    if (x.shape(1) != w_qkv.shape(0))
        throw std::invalid_argument("fused weights: want " + std::to_string(x.shape(1)) +
                                    " rows, have " + std::to_string(w_qkv.shape(0)));

    const Matrix y = matmul(x, w_qkv);
    const std::size_t rows = y.shape(0);
    QKV out{Matrix({rows, d_k}), Matrix({rows, d_k}), Matrix({rows, d_v})};

    std::size_t offset = 0;
    copy_block(y, offset, out.q);
    offset += d_k;
    copy_block(y, offset, out.k);
    copy_block(y, offset, out.v);
    return out;
}

}  // namespace qkv
