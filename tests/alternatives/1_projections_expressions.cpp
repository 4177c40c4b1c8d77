// Lesson 1 in xtensor expressions: one fused product on the flattened batch, reshaped and cut;
// linalg's dot and tensordot instead of matmul.

#include "projections.hpp"

#include <xtensor-blas/xlinalg.hpp>

namespace qkv {
namespace {

template <class... Shapes>
void demand(bool holds, const Shapes&... shapes) {
    if (!holds) throw std::invalid_argument(("shapes do not fit:" + ... + (' ' + shapes)));
}

Matrix fused(const Head& head) {
    return xt::concatenate(xt::xtuple(head.w_q, head.w_k, head.w_v), 1);
}

}  // namespace

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    if (d_model * num_heads == 0 || d_model % num_heads) {
        throw std::invalid_argument(std::to_string(num_heads) + " heads cannot share " +
                                    std::to_string(d_model) + " features");
    }
    return d_model / num_heads;
}

Matrix project(const Matrix& x, const Matrix& w) {
    demand(x.shape(1) == w.shape(0), qkv_print::shape(x), qkv_print::shape(w));
    if (x.shape(0) == 0) return Matrix::from_shape({0, w.shape(1)});
    // each cell is the sum of a row of products
    return xt::sum(xt::view(x, xt::all(), xt::all(), xt::newaxis()) *
                       xt::view(w, xt::newaxis(), xt::all(), xt::all()),
                   {1});
}

QKV project_qkv(const Matrix& x, const Head& head) {
    demand(head.w_q.shape() == head.w_k.shape() && head.w_k.shape(0) == head.w_v.shape(0),
           qkv_print::shape(head.w_q), qkv_print::shape(head.w_k), qkv_print::shape(head.w_v),
           qkv_print::shape(x));
    return project_fused(x, fused(head), head.w_q.shape(1), head.w_v.shape(1));
}

QKV project_fused(const Matrix& x, const Matrix& w_qkv, std::size_t d_k, std::size_t d_v) {
    demand(w_qkv.shape(1) == 2 * d_k + d_v, qkv_print::shape(w_qkv), std::to_string(2 * d_k + d_v));
    demand(x.shape(1) == w_qkv.shape(0), qkv_print::shape(x), qkv_print::shape(w_qkv));
    if (x.shape(0) == 0) {
        return {xt::zeros<double>({std::size_t{0}, d_k}), xt::zeros<double>({std::size_t{0}, d_k}),
                xt::zeros<double>({std::size_t{0}, d_v})};
    }
    const Matrix all = xt::linalg::dot(x, w_qkv);
    using namespace xt::placeholders;
    return {xt::view(all, xt::all(), xt::range(_, d_k)),
            xt::view(all, xt::all(), xt::range(d_k, 2 * d_k)),
            xt::view(all, xt::all(), xt::range(2 * d_k, _))};
}

QKVProjection::QKVProjection(Head head) : head_{head} {
    demand(head.w_q.shape() == head.w_k.shape() && head.w_k.shape(0) == head.w_v.shape(0),
           qkv_print::shape(head.w_q), qkv_print::shape(head.w_k), qkv_print::shape(head.w_v));
}

BatchQKV QKVProjection::operator()(const Batch& x) const {
    const std::size_t batch = x.shape(0), rows = x.shape(1);
    Matrix flat = xt::reshape_view(x, {batch * rows, x.shape(2)});
    const QKV all = project_qkv(flat, head_);
    return {xt::reshape_view(all.q, {batch, rows, head_.w_q.shape(1)}),
            xt::reshape_view(all.k, {batch, rows, head_.w_k.shape(1)}),
            xt::reshape_view(all.v, {batch, rows, head_.w_v.shape(1)})};
}

std::size_t QKVProjection::parameter_count() const { return fused(head_).size(); }

QKVProjection QKVProjection::from_linear(const Matrix& q_weight, const Matrix& k_weight,
                                         const Matrix& v_weight) {
    demand(q_weight.shape() == k_weight.shape() && k_weight.shape(1) == v_weight.shape(1),
           qkv_print::shape(q_weight), qkv_print::shape(k_weight), qkv_print::shape(v_weight));
    const Matrix stacked =
        xt::transpose(xt::concatenate(xt::xtuple(q_weight, k_weight, v_weight), 0));
    const std::size_t d_k = q_weight.shape(0);
    return QKVProjection{Head{xt::view(stacked, xt::all(), xt::range(0, d_k)),
                              xt::view(stacked, xt::all(), xt::range(d_k, 2 * d_k)),
                              xt::view(stacked, xt::all(), xt::range(2 * d_k, stacked.shape(1)))}};
}

}  // namespace qkv
