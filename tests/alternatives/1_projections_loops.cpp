// Lesson 1 in plain loops: no BLAS, no views, sums in the order of the features.

#include "projections.hpp"

namespace qkv {
namespace {

std::string both(std::size_t a, std::size_t b) {
    return std::to_string(a) + " != " + std::to_string(b);
}

Matrix multiply(const Matrix& x, const Matrix& w) {
    if (x.shape()[1] != w.shape()[0]) {
        throw std::invalid_argument(both(x.shape()[1], w.shape()[0]));
    }
    Matrix result({x.shape()[0], w.shape()[1]}, 0.0);
    for (std::size_t i = 0; i < x.shape()[0]; ++i) {
        for (std::size_t k = 0; k < x.shape()[1]; ++k) {
            for (std::size_t j = 0; j < w.shape()[1]; ++j) result(i, j) += x(i, k) * w(k, j);
        }
    }
    return result;
}

}  // namespace

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    std::size_t width = 0;
    if (num_heads > 0) width = d_model / num_heads;
    if (width == 0 || width * num_heads != d_model) {
        throw std::invalid_argument(std::to_string(d_model) + " features for " +
                                    std::to_string(num_heads) + " heads");
    }
    return width;
}

Matrix project(const Matrix& x, const Matrix& w) { return multiply(x, w); }

QKV project_qkv(const Matrix& x, const Head& head) {
    QKV result;
    result.v = multiply(x, head.w_v);
    result.k = multiply(x, head.w_k);
    result.q = multiply(x, head.w_q);
    if (result.q.shape()[1] != result.k.shape()[1]) {
        throw std::invalid_argument(both(result.q.shape()[1], result.k.shape()[1]));
    }
    return result;
}

QKV project_fused(const Matrix& x, const Matrix& w_qkv, std::size_t d_k, std::size_t d_v) {
    if (w_qkv.shape()[1] != 2 * d_k + d_v) {
        throw std::invalid_argument(both(w_qkv.shape()[1], 2 * d_k + d_v));
    }
    // three heads cut out of the weights instead of three parts of one product
    Head head{Matrix({w_qkv.shape()[0], d_k}), Matrix({w_qkv.shape()[0], d_k}),
              Matrix({w_qkv.shape()[0], d_v})};
    for (std::size_t i = 0; i < w_qkv.shape()[0]; ++i) {
        for (std::size_t j = 0; j < d_k; ++j) head.w_q(i, j) = w_qkv(i, j);
        for (std::size_t j = 0; j < d_k; ++j) head.w_k(i, j) = w_qkv(i, d_k + j);
        for (std::size_t j = 0; j < d_v; ++j) head.w_v(i, j) = w_qkv(i, 2 * d_k + j);
    }
    return project_qkv(x, head);
}

QKVProjection::QKVProjection(Head head) : head_(head) {
    const auto& [w_q, w_k, w_v] = head_;
    if (w_q.shape() != w_k.shape() || w_k.shape()[0] != w_v.shape()[0]) {
        throw std::invalid_argument("these do not fit together: " + qkv_print::shape(w_q) + ' ' +
                                    qkv_print::shape(w_k) + ' ' + qkv_print::shape(w_v));
    }
}

BatchQKV QKVProjection::operator()(const Batch& x) const {
    const auto one = [&x](const Matrix& w) {
        if (x.shape()[2] != w.shape()[0]) {
            throw std::invalid_argument(both(x.shape()[2], w.shape()[0]));
        }
        Batch result({x.shape()[0], x.shape()[1], w.shape()[1]}, 0.0);
        for (std::size_t b = 0; b < x.shape()[0]; ++b) {
            for (std::size_t t = 0; t < x.shape()[1]; ++t) {
                for (std::size_t j = 0; j < w.shape()[1]; ++j) {
                    for (std::size_t k = 0; k < w.shape()[0]; ++k) {
                        result(b, t, j) += x(b, t, k) * w(k, j);
                    }
                }
            }
        }
        return result;
    };
    return {one(head_.w_q), one(head_.w_k), one(head_.w_v)};
}

std::size_t QKVProjection::parameter_count() const {
    return head_.w_q.size() + head_.w_k.size() + head_.w_v.size();
}

QKVProjection QKVProjection::from_linear(const Matrix& q_weight, const Matrix& k_weight,
                                         const Matrix& v_weight) {
    const auto turned = [](const Matrix& stored) {
        Matrix result({stored.shape()[1], stored.shape()[0]});
        for (std::size_t i = 0; i < stored.shape()[0]; ++i) {
            for (std::size_t j = 0; j < stored.shape()[1]; ++j) result(j, i) = stored(i, j);
        }
        return result;
    };
    return QKVProjection({turned(q_weight), turned(k_weight), turned(v_weight)});
}

}  // namespace qkv
