// What living figures call: the reference solutions, for WebAssembly. module.js is the other side.
//
// JavaScript sees numbers and addresses only. So a call goes in four steps: qkv_matrix() makes room for
// an argument, and its cells are written; a function below computes; qkv_result() says where its results
// lie; qkv_release() gives everything back. A matrix keeps its address until then.

#include "functions.hpp"

#include <deque>

namespace {

using qkv::Matrix;

std::deque<Matrix> arguments;
std::deque<Matrix> results;
qkv_living::Functions functions;

/// Results are given out in the order in which the contract names them.
template <class... Matrices>
void give(Matrices&&... matrices) {
    results.clear();
    (results.push_back(std::forward<Matrices>(matrices)), ...);
}

void give_attention(qkv::Attention attention) {
    give(std::move(attention.weights), std::move(attention.output));
}

Matrix one_cell(double value) { return Matrix{{value}}; }

Matrix as_row(const qkv::Vector& vector) {
    Matrix row = xt::empty<double>({std::size_t{1}, vector.size()});
    std::copy(vector.begin(), vector.end(), row.begin());
    return row;
}

/// @param matrix (1, n)
qkv::Vector as_vector(const Matrix& matrix) { return xt::view(matrix, 0, xt::all()); }

/// 1 where a query may see a key.
Matrix as_numbers(const qkv::Mask& mask) { return xt::cast<double>(mask); }

qkv::Mask as_mask(const Matrix& numbers) { return xt::not_equal(numbers, 0.0); }

}  // namespace

// What follows can be called from JavaScript: CMakeLists.txt reads the names.
extern "C" {

// ---- matrices -------------------------------------------------------------------------------------

/// Room for an argument; its cells are 0.
const Matrix* qkv_matrix(std::size_t rows, std::size_t columns) {
    return &arguments.emplace_back(xt::zeros<double>({rows, columns}));
}

std::size_t qkv_rows(const Matrix* matrix) { return matrix->shape(0); }
std::size_t qkv_columns(const Matrix* matrix) { return matrix->shape(1); }

/// Where the cells lie, row by row.
const double* qkv_cells(const Matrix* matrix) { return matrix->data(); }

/// How many matrices the last function computed.
std::size_t qkv_result_count() { return results.size(); }

/// One of them, from 0.
const Matrix* qkv_result(std::size_t index) { return &results[index]; }

/// All arguments and results are given back.
void qkv_release() {
    arguments.clear();
    results.clear();
}

// ---- mistakes -------------------------------------------------------------------------------------

/// From now on the functions of a recorded mistake are called, by its place in the list that
/// make_mistakes.js wrote; 0 is the reference.
void qkv_use(std::size_t mistake) {
    functions = mistake == 0 ? qkv_living::Functions{} : qkv_living::with_mistake(mistake - 1);
}

// ---- lesson 1 -------------------------------------------------------------------------------------

/// x (T, d_model), w (d_model, d_out) -> (T, d_out)
void qkv_project(const Matrix* x, const Matrix* w) { give(functions.project(*x, *w)); }

/// x (T, d_model), w_q, w_k, w_v -> q, k, v
void qkv_project_qkv(const Matrix* x, const Matrix* w_q, const Matrix* w_k, const Matrix* w_v) {
    qkv::QKV made = functions.project_qkv(*x, {*w_q, *w_k, *w_v});
    give(std::move(made.q), std::move(made.k), std::move(made.v));
}

// ---- lesson 2 -------------------------------------------------------------------------------------

/// q (T, d_k), k (S, d_k) -> (T, S)
void qkv_scores(const Matrix* q, const Matrix* k) { give(functions.scores(*q, *k)); }

/// scores (T, S) -> weights (T, S)
void qkv_softmax(const Matrix* scores) { give(functions.softmax(*scores)); }

/// q (T, d_k), k (S, d_k), v (S, d_v) -> (T, d_v)
void qkv_hard_lookup(const Matrix* q, const Matrix* k, const Matrix* v) {
    give(functions.hard_lookup(*q, *k, *v));
}

/// q (T, d_k), k (S, d_k), v (S, d_v) -> weights (T, S), output (T, d_v)
void qkv_soft_lookup(const Matrix* q, const Matrix* k, const Matrix* v, double temperature) {
    give_attention(functions.soft_lookup(*q, *k, *v, temperature));
}

// ---- lesson 3 -------------------------------------------------------------------------------------

/// w_q, w_k (d_model, d_k) -> (d_model, d_model)
void qkv_bilinear_form(const Matrix* w_q, const Matrix* w_k) {
    give(functions.bilinear_form(*w_q, *w_k));
}

/// scores (T, T) -> one number
void qkv_asymmetry(const Matrix* scores) { give(one_cell(functions.asymmetry(*scores))); }

/// -> w_q, w_k, w_v, each (2, 2)
void qkv_swap_head() {
    qkv::Head head = functions.swap_head();
    give(std::move(head.w_q), std::move(head.w_k), std::move(head.w_v));
}

// ---- lesson 4 -------------------------------------------------------------------------------------

/// samples (1, n) -> mean, variance
void qkv_moments(const Matrix* samples) {
    const qkv::Moments found = functions.moments(as_vector(*samples));
    give(one_cell(found.mean), one_cell(found.variance));
}

/// -> (1, samples), drawn by the course's Rng
void qkv_dot_products(std::size_t d_k, std::size_t samples, std::uint32_t seed) {
    qkv::Rng rng(seed);
    give(as_row(qkv::dot_products(d_k, samples, rng)));
}

/// -> (rows, columns), drawn by the course's Rng
void qkv_standard_normal(std::size_t rows, std::size_t columns, std::uint32_t seed) {
    qkv::Rng rng(seed);
    give(qkv::standard_normal(rows, columns, rng));
}

/// weights (1, S) -> (S, S)
void qkv_softmax_jacobian(const Matrix* weights) {
    give(functions.softmax_jacobian(as_vector(*weights)));
}

/// weights (1, S) -> nats
void qkv_entropy(const Matrix* weights) { give(one_cell(functions.entropy(as_vector(*weights)))); }

/// q (T, d_k), k (S, d_k), v (S, d_v) -> weights (T, S), output (T, d_v)
void qkv_scaled_dot_product_attention(const Matrix* q, const Matrix* k, const Matrix* v) {
    give_attention(functions.scaled_dot_product_attention(*q, *k, *v));
}

// ---- lesson 5 -------------------------------------------------------------------------------------

/// x (T, d_model), w_q, w_k, w_v -> weights (T, T), output (T, d_v)
void qkv_self_attention(const Matrix* x, const Matrix* w_q, const Matrix* w_k, const Matrix* w_v) {
    give_attention(functions.self_attention(*x, {*w_q, *w_k, *w_v}));
}

/// decoder (T, d_decoder), encoder (S, d_encoder), w_q, w_k, w_v -> weights (T, S), output (T, d_v)
void qkv_cross_attention(const Matrix* decoder, const Matrix* encoder, const Matrix* w_q,
                         const Matrix* w_k, const Matrix* w_v) {
    give_attention(functions.cross_attention(*decoder, *encoder, {*w_q, *w_k, *w_v}));
}

/// -> (T, S), 1 where a query may see a key
void qkv_causal_mask(std::size_t target_length, std::size_t source_length) {
    give(as_numbers(functions.causal_mask(target_length, source_length)));
}

/// -> (T, S), 1 where a query may see a key
void qkv_padding_mask(std::size_t target_length, std::size_t source_length, std::size_t valid) {
    give(as_numbers(functions.padding_mask(target_length, source_length, valid)));
}

/// q (T, d_k), k (S, d_k), v (S, d_v), mask (T, S) of 0 and 1 -> weights (T, S), output (T, d_v)
void qkv_masked_attention(const Matrix* q, const Matrix* k, const Matrix* v, const Matrix* mask) {
    give_attention(functions.masked_attention(*q, *k, *v, as_mask(*mask)));
}

// ---- steps in between, which no exercise asks for ---------------------------------------------------

/// a (m, n), b (n, p) -> (m, p), as lessons/tensor.hpp has it
void qkv_matmul(const Matrix* a, const Matrix* b) { give(qkv::matmul(*a, *b)); }

/// matrix (m, n) -> (m, n), each cell divided
void qkv_divide(const Matrix* matrix, double divisor) { give(*matrix / divisor); }

/// a, b (m, n), or one of them (1, n) or (m, 1) -> (m, n), cell by cell
void qkv_multiply_cells(const Matrix* a, const Matrix* b) { give(*a * *b); }

}  // extern "C"
