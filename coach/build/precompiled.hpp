/// @file
/// What is compiled once, so that a learner's save is checked in a third of a second.
///
/// Nearly all the time that a lesson takes to compile goes into xtensor's templates. Those that
/// this header instantiates are compiled with it; any other costs 50 to 90 ms in each build. So it
/// uses each expression that the reference solutions use and the usual other ways to write the
/// same, once.
///
/// It includes what the contracts include and nothing else: whatever compiles with it compiles
/// without it. It calls nothing but the vocabulary: its object is linked into every lesson.
/// An expression is another instantiation for const operands, for an rvalue and for each type of
/// scalar, hence the repetitions.
#pragma once

#include "tensor.hpp"

namespace qkv_precompiled {

using qkv::Batch;
using qkv::Matrix;
using qkv::Vector;

// Never called; their bodies are what counts. `m` and `c` are a matrix that may be written to and one
// that may not, `b` and `cb` likewise for a batch, `v` and `cv` for a vector.

/// Made, read and written.
inline void made_read_and_written(Matrix& m, const Matrix& c, Batch& b, const Batch& cb, Vector& v,
                                  const Vector& cv, std::size_t i, std::size_t j) {
    Matrix zeros = xt::zeros<double>({i, j});
    Matrix ones = xt::ones<double>({i, j});
    Matrix empty = xt::empty<double>({i, j});
    Matrix empty_alike = xt::empty<double>(c.shape());
    Matrix zeros_alike = xt::zeros<double>(c.shape());
    Matrix sized({i, j});
    Matrix filled({i, j}, 0.0);
    Matrix from_shape = Matrix::from_shape({i, j});
    Batch batch_zeros = xt::zeros<double>({i, i, j});
    Batch batch_empty = xt::empty<double>({i, i, j});
    Batch batch_filled({i, i, j}, 0.0);
    Batch batch_from_shape = Batch::from_shape({i, i, j});
    Vector vector_zeros = xt::zeros<double>({i});
    Matrix copied = c;
    Matrix moved = std::move(copied);
    Batch batch_copied = cb;
    Batch batch_moved = std::move(batch_copied);
    Vector vector_copied = cv;
    Vector vector_moved = std::move(vector_copied);
    copied = c;
    copied = std::move(moved);
    batch_copied = cb;
    m(i, j) = c(i, j);
    m(i, j) += c(i, j);
    m(0, j) = c(0, j) + c(i, 0) + c(0, 0);
    m(i, 0) = m(0, 0);
    const int row = static_cast<int>(i);
    m(row, row) = c(row, row) + cb(row, row, row) + cv(row);
    v(row) = cv(0);
    b(row, row, row) = b(0, i, j);
    b(i, i, j) = cb(i, i, j);
    v(i) = cv(i);
    v[i] = cv[i];
    m[{i, j}] = c[{i, j}];
    m.fill(0.0);
    b.fill(0.0);
    std::copy(c.begin(), c.end(), m.begin());
    std::copy(cb.begin(), cb.end(), b.begin());
    for (double& cell : m) cell = 0.0;
    for (const double cell : c) m(0, 0) += cell;
    std::copy(c.data(), c.data() + c.size(), m.data());
    std::string shapes = std::to_string(c.shape()[0]) + std::to_string(c.shape(1)) +
                         std::to_string(cb.shape(2)) + std::to_string(cb.shape()[2]) +
                         std::to_string(c.shape().size() + c.size() + c.dimension());
    if (c.shape() == m.shape()) throw std::invalid_argument("text" + shapes + ", " + shapes);
    shapes += qkv_print::shape(c) + qkv_print::shape(cb) + qkv_print::shape(cv);
}

/// Matrices written out, and identities.
inline void literals(Matrix& m, const Matrix& c, std::size_t i, std::size_t j) {
    Matrix written{{0.0, 1.0}, {1.0, 0.0}};
    Matrix identity = xt::eye<double>(i);
    Matrix identity_wide = xt::eye<double>({i, j});
    Matrix identity_shifted = xt::eye<double>(i, static_cast<int>(j));
    Matrix identity_scaled = 2.0 * xt::eye<double>(i);
    Matrix identity_scaled_after = xt::eye<double>(i) * 2.0;
    xt::view(m, xt::range(i, j), xt::all()) = 2.0 * xt::eye<double>(i, static_cast<int>(j));
    xt::view(m, xt::range(i, j), xt::all()) = xt::eye<double>(i) * 2.0;
    xt::view(m, xt::range(i, j), xt::all()) = xt::eye<double>(i);
    qkv::Head head{{{0.0, 1.0}, {1.0, 0.0}}, {{0.0, 1.0}, {1.0, 0.0}}, {{0.0, 1.0}, {1.0, 0.0}}};
    head.w_q = c;
}

/// Rows, columns and batch entries, as views, read and written.
inline void rows_columns_and_entries(Matrix& m, const Matrix& c, Batch& b, const Batch& cb,
                                     Vector& v, const Vector& cv, std::size_t i, std::size_t j) {
    Matrix columns = xt::view(c, xt::all(), xt::range(i, j));
    Matrix copied = columns;
    Matrix columns_of_mutable = xt::view(m, xt::all(), xt::range(i, j));
    Matrix first_columns = xt::view(c, xt::all(), xt::range(0, j));
    Matrix last_columns = xt::view(c, xt::all(), xt::range(j, xt::placeholders::_));
    copied = xt::view(c, xt::all(), xt::range(i, j));
    copied = xt::view(c, xt::range(i, j), xt::all());
    copied = xt::view(cb, i);
    Matrix until_columns = xt::view(c, xt::all(), xt::range(xt::placeholders::_, j));
    Matrix rows = xt::view(c, xt::range(i, j), xt::all());
    Matrix rows_only = xt::view(c, xt::range(i, j));
    Matrix rows_of_mutable = xt::view(m, xt::range(i, j), xt::all());
    Matrix rows_of_entry = xt::view(cb, i, xt::range(i, j), xt::all());
    Matrix first_rows_of_entry = xt::view(cb, i, xt::range(0, j), xt::all());
    Matrix rows_of_entry_short = xt::view(cb, i, xt::range(0, j));
    Matrix last_rows = xt::view(c, xt::range(i, xt::placeholders::_), xt::all());
    Vector row = xt::view(c, i, xt::all());
    Vector row_short = xt::view(c, i);
    Vector row_call = xt::row(c, static_cast<int>(i));
    Vector column = xt::view(c, xt::all(), i);
    Vector column_call = xt::col(c, static_cast<int>(i));
    Matrix entry = xt::view(cb, i, xt::all(), xt::all());
    Matrix entry_short = xt::view(cb, i);
    Matrix entry_of_mutable = xt::view(b, i, xt::all(), xt::all());
    Matrix entry_of_mutable_short = xt::view(b, i);
    Batch batch_columns = xt::view(cb, xt::all(), xt::all(), xt::range(i, j));
    xt::view(m, xt::all(), xt::range(i, j)) = c;
    xt::view(m, xt::all(), xt::range(0, j)) = c;
    xt::view(m, xt::range(i, j), xt::all()) = c;
    xt::view(m, i) = cv;
    xt::view(m, i, xt::all()) = cv;
    xt::view(m, i) = v;
    xt::view(m, i, xt::all()) = v;
    xt::view(m, xt::all(), i) = cv;
    xt::row(m, static_cast<int>(i)) = cv;
    xt::row(m, static_cast<int>(i)) = xt::row(c, static_cast<int>(j));
    xt::row(m, static_cast<int>(i)) = xt::row(m, static_cast<int>(j));
    xt::view(m, i) = xt::view(c, j);
    xt::view(m, i, xt::all()) = xt::view(c, j, xt::all());
    xt::view(b, i) = c;
    xt::view(b, i) = m;
    xt::view(b, i, xt::all(), xt::all()) = c;
    xt::view(b, i, xt::all(), xt::all()) = m;
    xt::view(b, i) = qkv::matmul(c, c);
    xt::view(b, i, xt::all(), xt::all()) = qkv::matmul(c, c);
}

/// Products and transposes, by the vocabulary and as sums of an outer product.
inline void products_and_transposes(Matrix& m, const Matrix& c, const Batch& cb, std::size_t i,
                                    std::size_t j) {
    Matrix product = qkv::matmul(xt::view(cb, i), c);
    Matrix product_of_entry = qkv::matmul(xt::view(cb, i, xt::all(), xt::all()), c);
    Matrix product_of_columns = qkv::matmul(c, xt::view(c, xt::all(), xt::range(i, j)));
    Matrix product_transposed = qkv::matmul(c, xt::transpose(c));
    Matrix product_transposed_first = qkv::matmul(xt::transpose(c), c);
    Matrix turned = xt::transpose(c);
    Matrix turned_mutable = xt::transpose(m);
    Matrix turned_eval = xt::eval(xt::transpose(c));
    double dot = xt::sum(xt::view(c, i) * xt::view(c, j))();
    dot += xt::sum(xt::view(c, i, xt::all()) * xt::view(c, xt::all(), j))();
    dot += xt::sum(xt::row(c, static_cast<int>(i)) * xt::col(c, static_cast<int>(j)))();
    m(0, 0) = dot;
    Matrix outer = xt::sum(xt::view(c, xt::all(), xt::newaxis(), xt::all()) *
                               xt::view(c, xt::newaxis(), xt::all(), xt::all()),
                           {2});
    Matrix product_as_sum = xt::sum(xt::view(c, xt::all(), xt::all(), xt::newaxis()) *
                                        xt::view(c, xt::newaxis(), xt::all(), xt::all()),
                                    {1});
}

/// Arithmetic with a number, on each kind of operand.
inline void arithmetic_with_a_number(Matrix& m, const Matrix& c) {
    const double x = m(0, 0);
    Matrix scaled = c / x;
    Matrix scaled_mutable = m / x;
    Matrix scaled_product = qkv::matmul(c, c) / x;
    double y = x;  // an argument by value is not const
    Matrix scaled_by_root = c / std::sqrt(x);
    Matrix multiplied_product_by_root = qkv::matmul(c, c) * std::sqrt(x);
    Matrix multiplied_mutable_by_root = m * std::sqrt(x);
    Matrix scaled_mutable_by_root = m / std::sqrt(x);
    Matrix scaled_product_by_root = qkv::matmul(c, c) / std::sqrt(x);
    Matrix multiplied_by_root = c * std::sqrt(x);
    Matrix scaled_by_mutable = c / y;
    Matrix scaled_mutable_by_mutable = m / y;
    Matrix scaled_product_by_mutable = qkv::matmul(c, c) / y;
    Matrix multiplied_by_mutable = c * y;
    Matrix multiplied_product_by_mutable = qkv::matmul(c, c) * y;
    Matrix multiplied = c * x;
    Matrix multiplied_first = x * c;
    Matrix multiplied_product = qkv::matmul(c, c) * x;
    Matrix multiplied_product_first = x * qkv::matmul(c, c);
    m /= x;
    m *= x;
    m += c;
    m -= c;
}

/// A softmax: row maximum and row sum kept as columns, or spread by a view; the best column.
inline void softmax_in_expressions(Matrix& m, const Matrix& c, Vector& v, std::size_t i,
                                   std::size_t j) {
    Matrix largest = xt::amax(c, {1}, xt::keep_dims);
    Matrix largest_mutable = xt::amax(m, {1}, xt::keep_dims);
    Vector largest_short = xt::amax(c, {1});
    Matrix exponentials = xt::exp(c - largest);
    Matrix exponentials_const = xt::exp(c - c);
    Matrix exponentials_spread = xt::exp(c - xt::view(largest_short, xt::all(), xt::newaxis()));
    Matrix sums = xt::sum(exponentials, {1}, xt::keep_dims);
    Matrix sums_const = xt::sum(c, {1}, xt::keep_dims);
    Vector sums_short = xt::sum(exponentials, {1});
    Vector sums_short_const = xt::sum(c, {1});
    Matrix quotients = exponentials / sums;
    Matrix quotients_const = c / c;
    Matrix quotients_mixed = exponentials_const / sums_const;
    Matrix quotients_spread = exponentials / xt::view(sums_short, xt::all(), xt::newaxis());
    m(0, 0) = xt::amax(c)() + xt::sum(c)();
    v(0) = static_cast<double>(xt::argmax(c, 1)(0));
    xt::xtensor<std::size_t, 1> best = xt::argmax(c, 1);
    v(1) = static_cast<double>(best(i) + best[i]);
    const Matrix mirrored = xt::transpose(c);
    m(0, 0) = xt::amax(xt::abs(c - mirrored))() + xt::amax(xt::abs(c - xt::transpose(c)))();
    best = xt::argmax(m, 1);
}

/// Masks: written by comparison or by range, read cell by cell or row by row.
inline void masks(qkv::Mask& mask, const qkv::Mask& cmask, Matrix& m, const Matrix& c,
                  std::size_t i, std::size_t j) {
    using qkv::Mask;
    Mask none = xt::zeros<bool>({i, j});
    Mask all = xt::ones<bool>({i, j});
    Mask sized({i, j});
    Mask from_shape = Mask::from_shape({i, j});
    Mask filled({i, j}, false);
    Mask copied = cmask;
    Mask moved = std::move(copied);
    mask = cmask;
    mask = std::move(moved);
    mask(i, j) = cmask(i, j) && none(i, j);
    mask.fill(true);
    for (const bool may_see : cmask) none(0, 0) = may_see;
    const auto sees = xt::view(cmask, i);
    bool any = std::any_of(sees.begin(), sees.end(), [](bool may_see) { return may_see; });
    any = std::none_of(sees.begin(), sees.end(), [](bool may_see) { return may_see; }) || any;
    any = xt::any(sees) || any;
    any = xt::any(xt::view(cmask, i)) || xt::any(xt::row(cmask, static_cast<int>(i))) || any;
    mask(0, 0) = any;
    xt::view(mask, xt::all(), xt::range(i, j)) = false;
    xt::view(mask, xt::all(), xt::range(0, j)) = true;
    xt::view(mask, i, xt::range(0, j)) = true;
    xt::view(mask, i) = false;
    const auto rows =
        xt::view(xt::arange<double>(static_cast<double>(i)), xt::all(), xt::newaxis());
    const auto columns = xt::arange<double>(static_cast<double>(j));
    const double ahead = m(0, 0);
    mask = columns - rows <= ahead;
    Matrix hidden = xt::where(cmask, c, -std::numeric_limits<double>::infinity());
    Matrix hidden_mutable = xt::where(cmask, m, -std::numeric_limits<double>::infinity());
    std::vector<std::size_t> seen{i, j};
    Matrix kept = xt::view(c, xt::keep(seen), xt::all());
    xt::view(m, xt::range(i, i + 1), xt::keep(seen)) = c;
    xt::view(m, xt::range(i, i + 1), xt::keep(seen)) = m;
}

/// Samples and distributions: sums, means, deviations, logarithms, outer products of vectors.
inline void samples_and_distributions(Vector& v, const Vector& cv, Matrix& m, const Matrix& c,
                                      std::size_t i, std::size_t j) {
    Vector sized = Vector::from_shape({i});
    Vector filled(std::array<std::size_t, 1>{i}, 0.0);
    Vector empty = xt::empty<double>({i});
    Vector ones = xt::ones<double>({i});
    for (double& cell : v) cell = 0.0;
    for (const double cell : cv) v(0) += cell;
    v.fill(0.0);
    v += cv;
    const double x = cv(0);
    v *= x;
    v /= x;
    v -= x;
    double y = x;
    Vector scaled = cv / x;
    Vector scaled_by_mutable = cv / y;
    Vector scaled_by_root = cv / std::sqrt(x);
    Vector scaled_mutable = v / x;
    Vector scaled_mutable_by_root = v / std::sqrt(x);
    Vector multiplied = cv * x;
    Vector deviations = cv - x;
    Vector deviations_from_mean = cv - xt::mean(cv)();
    double sum = xt::sum(cv)() + xt::mean(cv)() + xt::sum(v)();
    sum +=
        xt::sum(deviations)() + xt::sum(deviations * deviations)() + xt::sum(xt::square(cv - x))();
    sum += xt::sum(cv * xt::log(cv))() - xt::sum(v * xt::log(v))();
    sum += xt::variance(cv)() + xt::sum(cv * cv)();
    m(0, 0) = sum + (xt::all(cv >= 0.0) ? 1.0 : 0.0) + (xt::any(cv < 0.0) ? 1.0 : 0.0);
    Vector without_zeros = xt::where(cv > 0.0, cv, 1.0);
    Matrix diagonal = xt::diag(cv);
    Matrix outer = xt::view(cv, xt::all(), xt::newaxis()) * xt::view(cv, xt::newaxis(), xt::all());
    Matrix rest = diagonal - outer;
    const Matrix& fixed = diagonal;
    Matrix rest_of_const = fixed - outer;
    Matrix jacobian_of_const =
        fixed - xt::view(cv, xt::all(), xt::newaxis()) * xt::view(cv, xt::newaxis(), xt::all());
    Matrix jacobian =
        diagonal - xt::view(cv, xt::all(), xt::newaxis()) * xt::view(cv, xt::newaxis(), xt::all());
    Matrix jacobian_at_once = xt::diag(cv) - xt::view(cv, xt::all(), xt::newaxis()) *
                                                 xt::view(cv, xt::newaxis(), xt::all());
    Vector products = xt::sum(c * c, {1});
    xt::view(v, xt::range(i, j)) = xt::sum(c * c, {1});
    xt::view(v, xt::range(i, j)) = cv;
}

/// Matrices side by side, and cut again.
inline void side_by_side(Matrix& m, const Matrix& c, Batch& b, const Batch& cb, std::size_t i,
                         std::size_t j) {
    Matrix wide = xt::concatenate(xt::xtuple(c, c, c), 1);
    Matrix wide_two = xt::concatenate(xt::xtuple(c, c), 1);
    Matrix reshaped = xt::reshape_view(cb, {i, j});
    Batch reshaped_batch = xt::reshape_view(c, {i, i, j});
    m.reshape({i, j});
    m.resize({i, j});
    b.resize({i, i, j});
    b.reshape({i, i, j});
}

/// The records, made of matrices, of expressions and of views.
inline void records(const Matrix& c, const Batch& cb, Batch& b, std::size_t i, std::size_t j) {
    qkv::QKV qkv_of_matrices{c, c, c};
    qkv::QKV qkv_of_products{qkv::matmul(c, c), qkv::matmul(c, c), qkv::matmul(c, c)};
    qkv::QKV qkv_empty;
    qkv_empty.q = qkv_of_matrices.k;
    qkv_empty.v = std::move(qkv_of_products.v);
    qkv::BatchQKV batches{cb, cb, cb};
    qkv::BatchQKV batches_empty;
    batches_empty.q = batches.k;
    batches_empty.k = std::move(b);
    qkv::BatchQKV batches_moved = std::move(batches);
    batches_moved = std::move(batches_empty);
    qkv::BatchQKV batches_of_zeros{xt::zeros<double>({i, i, j}), xt::zeros<double>({i, i, j}),
                                   xt::zeros<double>({i, i, j})};
    qkv::QKV qkv_moved = std::move(qkv_empty);
    qkv_moved = std::move(qkv_of_matrices);
    qkv::QKV qkv_of_zeros{xt::zeros<double>({i, j}), xt::zeros<double>({i, j}),
                          xt::zeros<double>({i, j})};
    qkv::QKV qkv_of_views{xt::view(c, xt::all(), xt::range(0, j)),
                          xt::view(c, xt::all(), xt::range(i, 2 * i)),
                          xt::view(c, xt::all(), xt::range(2 * i, 2 * i + j))};
    qkv::Head head{c, c, c};
    qkv::Head head_copied = head;
    qkv::Head head_moved = std::move(head_copied);
    head = head_moved;
    qkv::Head head_turned{xt::transpose(c), xt::transpose(c), xt::transpose(c)};
    head_turned = std::move(head);
    qkv::Attention attention{c, qkv::matmul(c, c)};
    qkv::Attention attention_of_two{qkv::matmul(c, c), qkv::matmul(c, c)};
    qkv::Attention attention_empty;
    attention_empty.weights = attention.output;
    attention = std::move(attention_of_two);
    qkv::Attention attention_moved = std::move(attention);
}

/// Lists of the standard library, filled and read in the usual ways.
template <class T>
inline void list_of(const T& value, std::size_t size) {
    std::vector<T> list;
    list.reserve(size);
    list.push_back(value);
    list.push_back(T(value));
    list.emplace_back(value);
    list.insert(list.end(), value);
    list.insert(list.end(), list.begin(), list.end());
    list.resize(size);
    list.resize(size, value);
    list.assign(size, value);
    std::vector<T> sized(size);
    const std::vector<T> filled(size, value);
    const std::vector<T> given{value, value};
    sized = filled;
    sized = given;
    sized[0] = filled[0];
    sized.at(0) = filled.front();
    sized.back() = filled.at(0);
    for (auto& entry : sized) entry = filled[size - 1];
    for (const auto& entry : filled) list[0] = entry;
    std::vector<T> moved = std::move(sized);
    moved = std::move(list);
    std::swap(moved, list);
    if (moved.empty() || moved.size() != size) moved.clear();
    moved.pop_back();
}

inline void lists(const Matrix& c, const Batch& cb, const Vector& cv, std::size_t i) {
    list_of<std::size_t>(i, i);
    list_of<int>(1, i);
    list_of<double>(0.5, i);
    list_of<Matrix>(c, i);
    list_of<Batch>(cb, i);
    list_of<Vector>(cv, i);
    std::vector<bool> flags(i, false);
    flags.push_back(true);
    flags[0] = flags[i];
    flags.assign(i, true);
    std::vector<std::vector<double>> rows(i, std::vector<double>(i, 0.0));
    rows[i][i] = rows[0][0];
    rows.push_back(rows[0]);
    std::vector<double> numbers(i);
    const std::vector<double> fixed(i);
    std::fill(numbers.begin(), numbers.end(), 0.0);
    std::copy(fixed.begin(), fixed.end(), numbers.begin());
    std::sort(numbers.begin(), numbers.end());
    numbers[0] = std::accumulate(numbers.begin(), numbers.end(), 0.0) +
                 std::accumulate(fixed.begin(), fixed.end(), 0.0) +
                 std::inner_product(fixed.begin(), fixed.end(), fixed.begin(), 0.0) +
                 *std::max_element(numbers.begin(), numbers.end()) +
                 *std::max_element(fixed.begin(), fixed.end());
    std::iota(numbers.begin(), numbers.end(), 0.0);
    std::array<std::size_t, 2> matrix_shape{i, i};
    std::array<std::size_t, 3> batch_shape{i, i, matrix_shape[0]};
    matrix_shape[1] = batch_shape[2];
}

}  // namespace qkv_precompiled
