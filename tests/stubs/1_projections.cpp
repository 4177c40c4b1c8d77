// Lesson 1: the projections. The contract, with shapes and errors, is in projections.hpp.
//
// Replace each "throw NotImplemented" by the exercise's code, then run ./qkv check 1.
// Useful: matmul(a, b); x.shape(0) is the number of rows, x.shape(1) of columns; a matrix to fill
// is  Matrix m = xt::zeros<double>({rows, columns});  and qkv_print::shape(m) is text for errors.

#include "projections.hpp"

namespace qkv {

// 1.1  How wide is one head when num_heads heads share d_model?
// Refuse what cannot be shared evenly: throw std::invalid_argument, with both numbers in its text.
// Read: docs/pages/lesson_1.md, "Widths".
std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    throw NotImplemented("head_width", d_model, num_heads);
}

// 1.2  X·W: every row of x times w. No rows are fine; widths that do not fit are not.
// Row i of the result depends on row i of x alone.
// Read: docs/pages/lesson_1.md, "One projection".
Matrix project(const Matrix& x, const Matrix& w) { throw NotImplemented("project", x, w); }

// 1.3  Three projections of the same x. Queries and keys will meet in a dot product: which widths
// must agree, and which one is free?
// Read: docs/pages/lesson_1.md, "Three projections".
QKV project_qkv(const Matrix& x, const Head& head) { throw NotImplemented("project_qkv", x, head); }

// 1.4  One product for all three, then cut its columns into q, k and v, in this order.
// xt::view(m, xt::all(), xt::range(first, last)) is columns first to last - 1 of m.
// Read: docs/pages/lesson_1.md, "One product instead of three".
QKV project_fused(const Matrix& x, const Matrix& w_qkv, std::size_t d_k, std::size_t d_v) {
    throw NotImplemented("project_fused", x, w_qkv, d_k, d_v);
}

// 1.5  Keep the head, and refuse one whose matrices do not fit together.
// The widths of X are not known here: only the three matrices can be compared.
// Read: docs/pages/lesson_1.md, "The module".
QKVProjection::QKVProjection(Head head) { throw NotImplemented("QKVProjection", head); }

// 1.5  Every sequence of the batch by itself: x is (batch, seq_len, d_model).
// xt::view(x, b) is sequence b, a Matrix in all but its type.
// Read: docs/pages/lesson_1.md, "The module".
BatchQKV QKVProjection::operator()(const Batch& x) const {
    throw NotImplemented("QKVProjection::operator()", x);
}

// 1.5  How many numbers do the three matrices hold?
// An interviewer asks for the formula; the matrices know the answer.
// Read: docs/pages/lesson_1.md, "The module".
std::size_t QKVProjection::parameter_count() const {
    throw NotImplemented("QKVProjection::parameter_count");
}

// 1.6  A linear layer stores its matrix as (out, in). What has to happen before it is a w_q?
// Assign xt::transpose(m) to a Matrix: by itself it is only a view of m.
// Read: docs/pages/lesson_1.md, "Weights from a checkpoint".
QKVProjection QKVProjection::from_linear(const Matrix& q_weight, const Matrix& k_weight,
                                         const Matrix& v_weight) {
    throw NotImplemented("QKVProjection::from_linear", q_weight, k_weight, v_weight);
}

}  // namespace qkv
