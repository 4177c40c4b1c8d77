// Lesson 1, the reference solution: the projections as one would write them on a whiteboard.

#include "projections.hpp"

namespace qkv {
namespace {

/// Two extents that must agree do not: says what each of them is, and both numbers.
void require_equal(const std::string& what, std::size_t expected, std::size_t got) {
    if (expected == got) return;
    throw std::invalid_argument(what + ": expected " + std::to_string(expected) + ", got " +
                                std::to_string(got));
}

/// Queries and keys meet in a dot product, so they share their width.
void require_shared_d_k(const Head& head) {
    require_equal("w_k must be as wide as w_q", head.w_q.shape(1), head.w_k.shape(1));
}

}  // namespace

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    if (d_model == 0) throw std::invalid_argument("d_model must not be 0");
    if (num_heads == 0) throw std::invalid_argument("num_heads must not be 0");
    if (d_model % num_heads != 0) {
        throw std::invalid_argument("num_heads (" + std::to_string(num_heads) +
                                    ") must divide d_model (" + std::to_string(d_model) + ")");
    }
    return d_model / num_heads;
}

Matrix project(const Matrix& x, const Matrix& w) {
    require_equal("x must be as wide as w is high", w.shape(0), x.shape(1));
    return matmul(x, w);
}

QKV project_qkv(const Matrix& x, const Head& head) {
    require_shared_d_k(head);
    return {project(x, head.w_q), project(x, head.w_k), project(x, head.w_v)};
}

QKV project_fused(const Matrix& x, const Matrix& w_qkv, std::size_t d_k, std::size_t d_v) {
    require_equal("w_qkv must be 2 d_k + d_v wide", 2 * d_k + d_v, w_qkv.shape(1));
    const Matrix all = project(x, w_qkv);
    const auto columns = [&all](std::size_t first, std::size_t end) -> Matrix {
        return xt::view(all, xt::all(), xt::range(first, end));
    };
    return {columns(0, d_k), columns(d_k, 2 * d_k), columns(2 * d_k, 2 * d_k + d_v)};
}

QKVProjection::QKVProjection(Head head) : head_(std::move(head)) {
    require_shared_d_k(head_);
    require_equal("w_k must be as high as w_q", head_.w_q.shape(0), head_.w_k.shape(0));
    require_equal("w_v must be as high as w_q", head_.w_q.shape(0), head_.w_v.shape(0));
}

BatchQKV QKVProjection::operator()(const Batch& x) const {
    const std::size_t batch = x.shape(0);
    const std::size_t seq_len = x.shape(1);
    const std::size_t d_k = head_.w_q.shape(1);
    const std::size_t d_v = head_.w_v.shape(1);
    BatchQKV projected{xt::zeros<double>({batch, seq_len, d_k}),
                       xt::zeros<double>({batch, seq_len, d_k}),
                       xt::zeros<double>({batch, seq_len, d_v})};
    for (std::size_t entry = 0; entry < batch; ++entry) {
        const QKV one = project_qkv(xt::view(x, entry), head_);
        xt::view(projected.q, entry) = one.q;
        xt::view(projected.k, entry) = one.k;
        xt::view(projected.v, entry) = one.v;
    }
    return projected;
}

std::size_t QKVProjection::parameter_count() const {
    const std::size_t d_model = head_.w_q.shape(0);
    const std::size_t d_k = head_.w_q.shape(1);
    const std::size_t d_v = head_.w_v.shape(1);
    return d_model * (2 * d_k + d_v);
}

QKVProjection QKVProjection::from_linear(const Matrix& q_weight, const Matrix& k_weight,
                                         const Matrix& v_weight) {
    return QKVProjection(
        Head{xt::transpose(q_weight), xt::transpose(k_weight), xt::transpose(v_weight)});
}

}  // namespace qkv
