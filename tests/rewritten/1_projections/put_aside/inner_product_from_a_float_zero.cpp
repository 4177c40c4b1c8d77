// names project-rounds-to-float
// std::inner_product adds up in the type of its start value, and 0.0f is a float. The fused projection
// cuts the weights and calls this product three times, so it is as coarse.
#include <numeric>

#include "projections.hpp"

namespace qkv {
namespace {

Matrix cut(const Matrix& w, std::size_t begin, std::size_t width) {
    return xt::view(w, xt::all(), xt::range(begin, begin + width));
}

}  // namespace

Matrix project(const Matrix& x, const Matrix& w) {
    const std::size_t d_model = w.shape(0);
    if (x.shape(1) != d_model) {
        throw std::invalid_argument("x: " + qkv_print::shape(x) + ", w: " + qkv_print::shape(w));
    }
    Matrix out({x.shape(0), w.shape(1)}, 0.0);
    std::vector<double> column(d_model);
    for (std::size_t j = 0; j < w.shape(1); ++j) {
        for (std::size_t i = 0; i < d_model; ++i) column[i] = w(i, j);
        const double* row = x.data();
        for (std::size_t t = 0; t < x.shape(0); ++t, row += d_model) {
            out(t, j) = std::inner_product(row, row + d_model, column.begin(), 0.0f);
        }
    }
    return out;
}

QKV project_fused(const Matrix& x, const Matrix& w_qkv, std::size_t d_k, std::size_t d_v) {
    if (w_qkv.shape(1) != d_k + d_k + d_v) {
        throw std::invalid_argument(std::to_string(w_qkv.shape(1)) + " columns instead of " +
                                    std::to_string(d_k + d_k + d_v));
    }
    QKV out;
    out.v = project(x, cut(w_qkv, d_k + d_k, d_v));
    out.k = project(x, cut(w_qkv, d_k, d_k));
    out.q = project(x, cut(w_qkv, 0, d_k));
    return out;
}

}  // namespace qkv
