// The results of the page on pitfalls: its code, wrong and right, run on small inputs.

#include "../snippets/pitfalls.cpp"

#include <type_traits>

#include "figure.hpp"

namespace {

using qkv::Matrix;
using qkv::Vector;

/// A matrix as TeX, with so many decimals.
std::string tex(const Matrix& matrix, int decimals = 0) {
    std::string text = "$\\begin{pmatrix}";
    for (std::size_t i = 0; i < matrix.shape(0); ++i) {
        if (i > 0) text += "\\\\";
        for (std::size_t j = 0; j < matrix.shape(1); ++j) {
            if (j > 0) text += "&";
            // TeX has a minus of its own
            text +=
                (matrix(i, j) < 0 ? "-" : "") + book::decimals(std::abs(matrix(i, j)), decimals);
        }
    }
    return text + "\\end{pmatrix}$";
}

std::string tex(const Vector& vector, int decimals = 0) {
    Matrix row = xt::zeros<double>({std::size_t{1}, vector.size()});
    xt::row(row, 0) = vector;
    return tex(row, decimals);
}

std::string yes_or_no(bool yes) { return yes ? "yes" : "no"; }

std::string integer(std::size_t number) { return std::to_string(number); }

/// What is thrown, without the place in xtensor's headers; "nothing" if nothing is.
template <class Function>
std::string thrown_by(const Function& function) {
    try {
        function();
    } catch (const std::exception& error) {
        const std::string text = error.what();
        const std::size_t line = text.find('\t');
        return line == std::string::npos ? text : text.substr(line + 1);
    }
    return "nothing";
}

/// The matrix of the page, (2, 3).
const Matrix x{{1, 2, 3}, {6, 5, 4}};
/// A square one, on which shapes say nothing.
const Matrix square{{1, 3}, {4, 4}};

void keep_dims(book::Results& results) {
    // The wrong form reads beyond the end of its matrix. Here zeros of ours stand there.
    std::vector<double> memory(32, 0.0);
    std::copy(x.begin(), x.end(), memory.begin());
    const auto scores = xt::adapt(memory.data(), x.size(), xt::no_ownership(), x.shape());
    const Matrix mistaken = wrong::below_largest(scores);
    results.table("pitfalls_keep_dims", {"scores", "wrong", "right", "right, with `xt::eval`"},
                  {{tex(x), tex(mistaken), tex(right::below_largest(x)),
                    tex(right::below_largest_in_one(x))}});
    results.number("pitfalls_keep_dims_first", Vector(xt::amax(mistaken, {1}))(0), 0);
    results.number("pitfalls_keep_dims_second", Vector(xt::amax(mistaken, {1}))(1), 0);
}

void broadcast(book::Results& results) {
    const Matrix mistaken = wrong::shares(square);
    results.table("pitfalls_broadcast", {"amounts", "wrong", "right"},
                  {{tex(square), tex(mistaken, 3), tex(right::shares(square), 3)}});
    const Vector sums = xt::sum(mistaken, {1});
    results.number("pitfalls_broadcast_first", sums(0), 3);
    results.number("pitfalls_broadcast_second", sums(1), 3);
    if (thrown_by([] { return wrong::shares(x); }) == "nothing") {
        throw std::logic_error("sums of 2 rows broadcast along 3 columns");
    }
}

void lazy(book::Results& results) {
    results.number("pitfalls_total_wrong", wrong::total_of_before(x), 0);
    results.number("pitfalls_total_right", right::total_of_before(x), 0);
    const auto total = xt::sum(x);
    if (std::is_convertible_v<decltype(total), double>) {
        throw std::logic_error("a sum is a double by itself");
    }
}

void indices(book::Results& results) {
    // unchecked() reads what operator() reads in a build without checks.
    results.table("pitfalls_index", {"code", "without checks", "in the lessons", "with `at`"},
                  {{"`x(0, 3)`", book::decimals(x.unchecked(0, 3), 0) + ", the entry (1, 0)",
                    "throws", "throws"},
                   {"`x(1)`", book::decimals(x(1), 0) + ", the entry (0, 1)",
                    book::decimals(x(1), 0), book::decimals(x.at(1), 0)},
                   {"`x(7, 0, 1)`", book::decimals(x(7, 0, 1), 0) + ", the entry (0, 1)",
                    book::decimals(x(7, 0, 1), 0), "throws"}});
    results.text("pitfalls_index_message", thrown_by([] { return x.at(0, 3); }));
    if (thrown_by([] { return x.at(7, 0, 1); }) == "nothing") {
        throw std::logic_error("at() takes too many indices");
    }
#ifdef XTENSOR_ENABLE_ASSERT
    if (thrown_by([] { return x(0, 3); }) == "nothing") {
        throw std::logic_error("an index out of range is not noticed");
    }
#endif
}

void views(book::Results& results) {
    Matrix changed = x;
    const Vector mistaken = wrong::scaled_first_row(changed);
    results.table("pitfalls_views", {"", "returned", "x afterwards"},
                  {{"wrong", tex(mistaken), tex(changed)},
                   {"right", tex(right::scaled_first_row(x)), tex(x)}});
    results.number("pitfalls_memory_wrong", wrong::second_number(x), 0);
    results.number("pitfalls_memory_right", right::second_number(x), 0);
    results.table("pitfalls_transpose", {"x", "reshaped", "transposed"},
                  {{tex(x), tex(wrong::transposed(x)), tex(right::transposed(x))}});
    results.table(
        "pitfalls_noalias", {"x", "with `noalias`", "right"},
        {{tex(square), tex(wrong::transposed_in_place(square)), tex(right::transposed(square))}});
    Matrix filled = x;
    xt::row(filled, 1) = Vector{9};
    results.text("pitfalls_row_filled", tex(filled));
}

void braces(book::Results& results) {
    const auto row = [](const std::string& code, const std::string& shape,
                        const std::string& holds) {
        return std::vector<std::string>{code, shape, holds};
    };
    using qkv_print::shape;
    results.table(
        "pitfalls_braces", {"code", "shape", "holds"},
        {row("`Vector({3})`", shape(Vector({3})), book::decimals(wrong::three_zeros()(0), 0)),
         row("`Vector{1, 2, 3}`", shape(Vector{1, 2, 3}), tex(Vector{1, 2, 3})),
         row("`Matrix({2, 3})`", shape(Matrix({2, 3})), "whatever lay in memory"),
         row("`Matrix({2, 3}, 0.0)`", shape(Matrix({2, 3}, 0.0)), "zeros"),
         row("`Matrix{{2, 3}}`", shape(Matrix{{2, 3}}), tex(Matrix{{2, 3}})),
         row("`xt::zeros<double>({3})`", shape(right::three_zeros()), "zeros")});
}

void products(book::Results& results) {
    const Matrix dot = xt::linalg::dot(square, square);
    results.table("pitfalls_product", {"a", "`a * a`", "`matmul(a, a)`", "`xt::linalg::dot(a, a)`"},
                  {{tex(square), tex(wrong::product(square, square)),
                    tex(right::product(square, square)), tex(dot)}});
    const Matrix row{{1, 2}};
    const Matrix column{{1}, {10}, {100}};
    results.text("pitfalls_outer", tex(wrong::product(row, column)));
    const qkv::Batch queries = xt::ones<double>({2, 3, 4});
    const qkv::Batch keys = xt::ones<double>({2, 4, 5});
    const xt::xarray<double> all = xt::linalg::dot(queries, keys);
    std::string shape;
    for (const std::size_t size : all.shape())
        shape += (shape.empty() ? "(" : ", ") + integer(size);
    results.text("pitfalls_batch_dot", shape + ")");
}

void comparisons(book::Results& results) {
    const Matrix ones = xt::ones<double>({2, 3});
    const Matrix one_row = xt::ones<double>({1, 3});
    const Matrix one_number = xt::ones<double>({1, 1});
    const auto row = [](const std::string& what, const Matrix& a, const Matrix& b) {
        return std::vector<std::string>{what, yes_or_no(wrong::same(a, b)),
                                        yes_or_no(right::same(a, b)), yes_or_no(a == b)};
    };
    const Matrix tenths = 0.1 * ones;
    results.table("pitfalls_compare", {"compared", "wrong", "right", "`a == b`"},
                  {row("ones, (2, 3) and (1, 3)", ones, one_row),
                   row("ones, (2, 3) and (1, 1)", ones, one_number),
                   row("0.1 · 3 and 0.3, both (2, 3)", tenths * 3.0, 0.3 * ones)});
}

void integers(book::Results& results) {
    const std::size_t target = 3;
    const std::size_t source = 2;
    results.table(
        "pitfalls_integers", {"asked", "wrong", "right"},
        {{"1/√d_k at d_k = 64", book::decimals(wrong::scale(64), 3),
          book::decimals(right::scale(64), 3)},
         {"T = 3, S = 2: may query 0 see key 1?", yes_or_no(wrong::may_see(0, 1, target, source)),
          yes_or_no(right::may_see(0, 1, target, source))},
         {"the sum of four weights of 0.5", book::decimals(wrong::sum({0.5, 0.5, 0.5, 0.5}), 1),
          book::decimals(right::sum({0.5, 0.5, 0.5, 0.5}), 1)}});
    results.text("pitfalls_wrapped", integer(source - target));
    const xt::xtensor<int, 1> odd{1, 3, 5};
    const xt::xtensor<int, 1> halves = odd / 2;
    results.text("pitfalls_halves", tex(Vector(halves)));
}

void variances(book::Results& results) {
    results.table("pitfalls_variance", {"samples", "wrong", "right"},
                  {{"0, 2", book::decimals(wrong::sample_variance({0, 2}), 0),
                    book::decimals(right::sample_variance({0, 2}), 0)}});
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        results.text("pitfalls_xtensor", integer(XTENSOR_VERSION_MAJOR) + "." +
                                             integer(XTENSOR_VERSION_MINOR) + "." +
                                             integer(XTENSOR_VERSION_PATCH));
        keep_dims(results);
        broadcast(results);
        lazy(results);
        indices(results);
        views(results);
        braces(results);
        products(results);
        comparisons(results);
        integers(results);
        variances(results);
    });
}
