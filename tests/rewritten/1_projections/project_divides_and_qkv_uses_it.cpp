// names project-scales-already
// Puts 1/sqrt(d_k) into the projection itself, a factor on every product; the three projections
// call it and are too small as well.
#include "projections.hpp"

namespace qkv {

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(1) != w.shape(0)) {
        throw std::invalid_argument("width " + std::to_string(x.shape(1)) + " against height " +
                                    std::to_string(w.shape(0)));
    }
    const double factor = std::pow(static_cast<double>(w.shape(1)), -0.5);
    Matrix y = xt::zeros<double>({x.shape(0), w.shape(1)});
    for (std::size_t k = 0; k < x.shape(1); ++k) {
        for (std::size_t i = 0; i < x.shape(0); ++i) {
            const double here = factor * x(i, k);
            for (std::size_t j = 0; j < w.shape(1); ++j) y(i, j) += here * w(k, j);
        }
    }
    return y;
}

QKV project_qkv(const Matrix& x, const Head& head) {
    QKV out;
    out.v = project(x, head.w_v);
    out.k = project(x, head.w_k);
    out.q = project(x, head.w_q);
    if (out.q.shape(1) != out.k.shape(1)) {
        throw std::invalid_argument("q is " + qkv_print::shape(out.q) + ", k is " +
                                    qkv_print::shape(out.k));
    }
    return out;
}

}  // namespace qkv
