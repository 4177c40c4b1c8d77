// names nothing
// A lambda that captures the wrong matrix: values are made by w_q, so that they equal the queries.
#include "projections.hpp"

namespace qkv {

QKV project_qkv(const Matrix& x, const Head& head) {
    const auto check = [](std::size_t a, std::size_t b) {
        if (a != b) throw std::invalid_argument(std::to_string(a) + " != " + std::to_string(b));
    };
    check(head.w_q.shape(1), head.w_k.shape(1));
    check(x.shape(1), head.w_v.shape(0));
    const auto by = [&x](const Matrix& w) { return project(x, w); };
    Matrix queries = by(head.w_q);
    Matrix keys = by(head.w_k);
    Matrix values = by(head.w_q);
    return QKV{std::move(queries), std::move(keys), std::move(values)};
}

}  // namespace qkv
