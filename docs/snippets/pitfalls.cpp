// The code of the page on pitfalls, wrong and right. docs/figures/pitfalls.cpp includes this file and
// runs it, so that the page's results are those of the code that it shows. What leaves references to
// objects that are gone is compiled here, and never run.

#include "tensor.hpp"

#if __has_include(<xtensor-blas/xlinalg.hpp>)
#include <xtensor-blas/xlinalg.hpp>
#else
#include <xtensor/blas/xlinalg.hpp>
#endif

namespace wrong {

using namespace qkv;
using std::size_t;

//! [keep_dims wrong]
template <class Logits>
Matrix below_largest(const Logits& logits) {
    // wrong: the maximum is not computed yet
    return logits - xt::amax(logits, {1}, xt::keep_dims);
}
//! [keep_dims wrong]

//! [broadcast wrong]
Matrix shares(const Matrix& amounts) {
    // (rows)
    const Vector sums = xt::sum(amounts, {1});
    // wrong: divides columns
    return amounts / sums;
}
//! [broadcast wrong]

//! [total wrong]
double total_of_before(Matrix x) {
    // wrong: nothing is added up yet
    const auto total = xt::sum(x);
    x(0, 0) = 100;
    return total();
}
//! [total wrong]

//! [parameter wrong]
auto twice(const Matrix& matrix) { return 2.0 * matrix; }
//! [parameter wrong]

//! [local wrong]
auto exponentials(const Matrix& logits) {
    const Vector largest = xt::amax(logits, {1});
    // wrong: largest is gone
    return xt::exp(logits - xt::view(largest, xt::all(), xt::newaxis()));
}
//! [local wrong]

//! [view wrong]
Vector scaled_first_row(Matrix& x) {
    // wrong: no copy
    auto row = xt::row(x, 0);
    row *= 2.0;
    return row;
}
//! [view wrong]

//! [memory wrong]
double second_number(const Matrix& x) {
    const auto transposed = xt::transpose(x);
    // wrong: still the memory of x
    return transposed.data()[1];
}
//! [memory wrong]

//! [reshape wrong]
Matrix transposed(Matrix x) {
    // wrong: other rows, not columns
    x.reshape({x.shape(1), x.shape(0)});
    return x;
}
//! [reshape wrong]

//! [noalias wrong]
Matrix transposed_in_place(Matrix x) {
    // wrong: reads what it has written
    xt::noalias(x) = xt::transpose(x);
    return x;
}
//! [noalias wrong]

//! [braces wrong]
Vector three_zeros() {
    // wrong: one number, which is 3
    return Vector({3});
}
//! [braces wrong]

//! [product wrong]
Matrix product(const Matrix& a, const Matrix& b) {
    // wrong: elementwise
    return a * b;
}
//! [product wrong]

//! [compare wrong]
bool same(const Matrix& a, const Matrix& b) {
    // wrong: broadcasts first
    return xt::allclose(a, b);
}
//! [compare wrong]

//! [scale wrong]
double scale(size_t d_k) {
    // wrong: 0 for d_k >= 2
    return std::sqrt(1 / d_k);
}
//! [scale wrong]

//! [visible wrong]
bool may_see(size_t i, size_t j, size_t t, size_t s) {
    // wrong: s - t is never below 0
    return j <= i + (s - t);
}
//! [visible wrong]

//! [accumulate wrong]
double sum(const Vector& weights) {
    // wrong: adds up in int
    return std::accumulate(weights.begin(), weights.end(), 0);
}
//! [accumulate wrong]

//! [variance wrong]
double sample_variance(const Vector& samples) {
    // wrong: divides by n
    return xt::variance(samples)();
}
//! [variance wrong]

}  // namespace wrong

namespace right {

using namespace qkv;
using std::size_t;

//! [keep_dims right]
Matrix below_largest(const Matrix& logits) {
    // (rows, 1), computed here
    const Matrix largest = xt::amax(logits, {1}, xt::keep_dims);
    return logits - largest;
}
//! [keep_dims right]

//! [keep_dims eval]
Matrix below_largest_in_one(const Matrix& logits) {
    return logits - xt::eval(xt::amax(logits, {1}, xt::keep_dims));
}
//! [keep_dims eval]

//! [broadcast right]
Matrix shares(const Matrix& amounts) {
    const Vector sums = xt::sum(amounts, {1});
    // (rows, 1): a sum for each row
    return amounts / xt::view(sums, xt::all(), xt::newaxis());
}
//! [broadcast right]

//! [total right]
double total_of_before(Matrix x) {
    // the parentheses add up
    const double total = xt::sum(x)();
    x(0, 0) = 100;
    return total;
}
//! [total right]

//! [parameter right]
Matrix twice(const Matrix& matrix) { return 2.0 * matrix; }
//! [parameter right]

//! [local right]
Matrix exponentials(const Matrix& logits) {
    const Vector largest = xt::amax(logits, {1});
    return xt::exp(logits - xt::view(largest, xt::all(), xt::newaxis()));
}
//! [local right]

//! [lambda right]
Matrix rows_of_ones(const Matrix& logits) {
    const auto normalised = [](const Matrix& amounts) -> Matrix {
        const Vector sums = xt::sum(amounts, {1});
        return amounts / xt::view(sums, xt::all(), xt::newaxis());
    };
    return normalised(xt::exp(logits));
}
//! [lambda right]

//! [view right]
Vector scaled_first_row(const Matrix& x) {
    // a Vector has numbers of its own
    Vector row = xt::row(x, 0);
    row *= 2.0;
    return row;
}
//! [view right]

//! [memory right]
double second_number(const Matrix& x) {
    const Matrix transposed = xt::transpose(x);
    return transposed.data()[1];
}
//! [memory right]

//! [transpose right]
Matrix transposed(const Matrix& x) { return xt::transpose(x); }
//! [transpose right]

//! [braces right]
Vector three_zeros() { return xt::zeros<double>({3}); }
//! [braces right]

//! [product right]
Matrix product(const Matrix& a, const Matrix& b) {
    // rows of a with columns of b
    return matmul(a, b);
}
//! [product right]

//! [compare right]
bool same(const Matrix& a, const Matrix& b) {
    // the shape first
    return a.shape() == b.shape() && xt::allclose(a, b);
}
//! [compare right]

//! [scale right]
double scale(size_t d_k) {
    // doubles before the division
    return 1.0 / std::sqrt(static_cast<double>(d_k));
}
//! [scale right]

//! [visible right]
bool may_see(size_t i, size_t j, size_t t, size_t s) {
    // the same question, and no difference in it
    return j + t <= i + s;
}
//! [visible right]

//! [accumulate right]
double sum(const Vector& weights) {
    // adds up in double
    return std::accumulate(weights.begin(), weights.end(), 0.0);
}
//! [accumulate right]

//! [variance right]
double sample_variance(const Vector& samples) {
    // divides by n - 1
    return xt::variance(samples, {0}, 1)();
}
//! [variance right]

}  // namespace right
