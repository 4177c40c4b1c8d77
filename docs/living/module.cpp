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

void give_head(qkv::Head head) {
    give(std::move(head.w_q), std::move(head.w_k), std::move(head.w_v));
}

void give_prediction(qkv::Prediction predicted) {
    give(Matrix{{predicted.weights_change ? 1.0 : 0.0, predicted.output_changes ? 1.0 : 0.0}});
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

std::size_t as_count(double value) { return static_cast<std::size_t>(value); }

/// The entries of a batch lie below each other. @param rows (batch · seq_len, features)
qkv::Batch as_batch(const Matrix& rows, std::size_t batch, std::size_t seq_len) {
    qkv::Batch entries = xt::empty<double>({batch, seq_len, rows.shape(1)});
    std::copy(rows.begin(), rows.end(), entries.begin());
    return entries;
}

Matrix as_rows(const qkv::Batch& entries) {
    Matrix rows = xt::empty<double>({entries.shape(0) * entries.shape(1), entries.shape(2)});
    std::copy(entries.begin(), entries.end(), rows.begin());
    return rows;
}

void give_batch(const qkv::BatchQKV& made) {
    give(as_rows(made.q), as_rows(made.k), as_rows(made.v));
}

/// A row for each width: d_k, raw mean and variance, scaled mean and variance.
Matrix as_table(const std::vector<qkv::VarianceTrial>& trials) {
    Matrix table = xt::empty<double>({trials.size(), std::size_t{5}});
    for (std::size_t i = 0; i < trials.size(); ++i) {
        const auto& [d_k, raw, scaled] = trials[i];
        table(i, 0) = static_cast<double>(d_k);
        table(i, 1) = raw.mean;
        table(i, 2) = raw.variance;
        table(i, 3) = scaled.mean;
        table(i, 4) = scaled.variance;
    }
    return table;
}

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

/// -> one number, in features
void qkv_head_width(std::size_t d_model, std::size_t num_heads) {
    give(one_cell(static_cast<double>(functions.head_width(d_model, num_heads))));
}

/// x (T, d_model), w_qkv (d_model, 2 d_k + d_v) -> q, k, v
void qkv_project_fused(const Matrix* x, const Matrix* w_qkv, std::size_t d_k, std::size_t d_v) {
    qkv::QKV made = functions.project_fused(*x, *w_qkv, d_k, d_v);
    give(std::move(made.q), std::move(made.k), std::move(made.v));
}

/// x (batch · seq_len, d_model), w_q, w_k, w_v -> q, k, v of the module, (batch · seq_len, ...)
void qkv_project_batch(const Matrix* x, std::size_t batch, std::size_t seq_len, const Matrix* w_q,
                       const Matrix* w_k, const Matrix* w_v) {
    give_batch(functions.project_batch({*w_q, *w_k, *w_v}, as_batch(*x, batch, seq_len)));
}

/// The same for matrices as a linear layer stores them, (out, in).
void qkv_project_linear(const Matrix* x, std::size_t batch, std::size_t seq_len, const Matrix* w_q,
                        const Matrix* w_k, const Matrix* w_v) {
    give_batch(functions.project_linear({*w_q, *w_k, *w_v}, as_batch(*x, batch, seq_len)));
}

/// -> one number
void qkv_count_parameters(const Matrix* w_q, const Matrix* w_k, const Matrix* w_v) {
    give(one_cell(static_cast<double>(functions.count_parameters({*w_q, *w_k, *w_v}))));
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

/// -> (1, 2): do the weights change, does the output; 1 where it does. So do the next three.
void qkv_when_a_value_changes() { give_prediction(functions.when_a_value_changes()); }
void qkv_when_keys_and_values_are_permuted_together() {
    give_prediction(functions.when_keys_and_values_are_permuted_together());
}
void qkv_when_only_keys_are_permuted() { give_prediction(functions.when_only_keys_are_permuted()); }
void qkv_when_a_constant_is_added_to_every_score() {
    give_prediction(functions.when_a_constant_is_added_to_every_score());
}

// ---- lesson 3 -------------------------------------------------------------------------------------

/// w_q, w_k (d_model, d_k) -> (d_model, d_model)
void qkv_bilinear_form(const Matrix* w_q, const Matrix* w_k) {
    give(functions.bilinear_form(*w_q, *w_k));
}

/// scores (T, T) -> one number
void qkv_asymmetry(const Matrix* scores) { give(one_cell(functions.asymmetry(*scores))); }

/// -> w_q, w_k, w_v, each (2, 2)
void qkv_swap_head() { give_head(functions.swap_head()); }

/// -> one number; counts come as double, since they may have more than 32 bits
void qkv_score_degrees_of_freedom(double d_model, double d_k) {
    give(one_cell(static_cast<double>(functions.score_degrees_of_freedom(
        static_cast<std::uint64_t>(d_model), static_cast<std::uint64_t>(d_k)))));
}

/// -> w_q, w_k, w_v
void qkv_previous_token_head(std::size_t vocabulary, std::size_t positions) {
    give_head(functions.previous_token_head(vocabulary, positions));
}

/// -> w_q, w_k, w_v
void qkv_lookup_head(std::size_t key_width, std::size_t payload_width) {
    give_head(functions.lookup_head(key_width, payload_width));
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
    give(as_row(functions.dot_products(d_k, samples, rng)));
}

/// Drawn four times, each (1, samples): with the seed, next with the same generator, with the seed again, with
/// another seed.
void qkv_dot_products_again(std::size_t d_k, std::size_t samples, std::uint32_t seed) {
    qkv::Rng rng(seed);
    qkv::Rng like_it(seed);
    qkv::Rng other(seed + 1);
    const Matrix first = as_row(functions.dot_products(d_k, samples, rng));
    const Matrix next = as_row(functions.dot_products(d_k, samples, rng));
    const Matrix again = as_row(functions.dot_products(d_k, samples, like_it));
    give(first, next, again, as_row(functions.dot_products(d_k, samples, other)));
}

/// -> MiB by which the module's memory grew; it never shrinks
void qkv_memory_of_dot_products(std::size_t d_k, std::size_t samples, std::uint32_t seed) {
    qkv::Rng rng(seed);
    const std::size_t pages_before = __builtin_wasm_memory_size(0);
    functions.dot_products(d_k, samples, rng);
    constexpr double pages_per_mib = 16.0;
    give(one_cell(static_cast<double>(__builtin_wasm_memory_size(0) - pages_before) /
                  pages_per_mib));
}

/// d_ks (1, n) -> (n, 5): d_k, raw mean and variance, scaled mean and variance; and the same of a second call
/// with the same generator
void qkv_variance_experiment(const Matrix* d_ks, std::size_t samples, std::uint32_t seed) {
    qkv::Rng rng(seed);
    std::vector<std::size_t> widths;
    for (const double d_k : *d_ks) widths.push_back(as_count(d_k));
    const Matrix first = as_table(functions.variance_experiment(widths, samples, rng));
    give(first, as_table(functions.variance_experiment(widths, samples, rng)));
}

/// -> one number; the count comes as a double, since it may have more than 32 bits
void qkv_predicted_variance(double d_k, double mean, double standard_deviation) {
    give(one_cell(
        functions.predicted_variance(static_cast<std::uint64_t>(d_k), mean, standard_deviation)));
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

/// decoder (batch · T, d_decoder), encoder (batch · S, d_encoder), w_q, w_k, w_v, lengths (1, n) -> (batch · T, d_v)
void qkv_cross_attention_batch(const Matrix* decoder, const Matrix* encoder, std::size_t batch,
                               std::size_t target_length, std::size_t source_length,
                               const Matrix* w_q, const Matrix* w_k, const Matrix* w_v,
                               const Matrix* lengths) {
    std::vector<std::size_t> source_lengths;
    for (const double length : *lengths) source_lengths.push_back(as_count(length));
    give(as_rows(functions.cross_attention_batch(as_batch(*decoder, batch, target_length),
                                                 as_batch(*encoder, batch, source_length),
                                                 {*w_q, *w_k, *w_v}, source_lengths)));
}

/// encoder (S, d_encoder), w_q, w_k, w_v, decoder (T, d_decoder) -> weights and output of what
/// functions.hpp's attend() does: three pairs
void qkv_attend(const Matrix* encoder, const Matrix* w_q, const Matrix* w_k, const Matrix* w_v,
                const Matrix* decoder) {
    std::vector<qkv::Attention> found = functions.attend(*encoder, {*w_q, *w_k, *w_v}, *decoder);
    give(std::move(found[0].weights), std::move(found[0].output), std::move(found[1].weights),
         std::move(found[1].output), std::move(found[2].weights), std::move(found[2].output));
}

/// Makes an EncoderMemory; nothing comes out.
void qkv_remember(const Matrix* encoder, const Matrix* w_q, const Matrix* w_k, const Matrix* w_v) {
    functions.remember(*encoder, {*w_q, *w_k, *w_v});
    give();
}

// ---- steps in between, which no exercise asks for ---------------------------------------------------

/// a (m, n), b (n, p) -> (m, p), as lessons/tensor.hpp has it
void qkv_matmul(const Matrix* a, const Matrix* b) { give(qkv::matmul(*a, *b)); }

/// matrix (m, n) -> (m, n), each cell divided
void qkv_divide(const Matrix* matrix, double divisor) { give(*matrix / divisor); }

/// a, b (m, n), or one of them (1, n) or (m, 1) -> (m, n), cell by cell
void qkv_multiply_cells(const Matrix* a, const Matrix* b) { give(*a * *b); }

}  // extern "C"
