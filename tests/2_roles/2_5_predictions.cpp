#include <functional>

#include "roles.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace qkv_tests {

/// A prediction as two numbers, 1 for true.
Value value_of(const Prediction& prediction) {
    return {{"weights_change", {}, {prediction.weights_change ? 1.0 : 0.0}},
            {"output_changes", {}, {prediction.output_changes ? 1.0 : 0.0}}};
}

}  // namespace qkv_tests

namespace {

/// What a lookup is given.
struct Lookup {
    Matrix q, k, v;
};

double largest_change(const Matrix& before, const Matrix& after) {
    if (before.shape() != after.shape()) return std::numeric_limits<double>::infinity();
    double largest = 0.0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        largest = std::max(largest, std::abs(before.flat(i) - after.flat(i)));
    }
    return largest;
}

/// Runs the experiment with the learner's own soft_lookup, to show what happens. What is right is
/// known beforehand: a soft_lookup that is wrong, or not there, makes no prediction right.
std::vector<Input> experiment(const Lookup& before, const std::function<void(Lookup&)>& change) {
    try {
        Lookup after = before;
        change(after);
        const Attention first = soft_lookup(before.q, before.k, before.v, 1.5);
        const Attention second = soft_lookup(after.q, after.k, after.v, 1.5);
        return {
            {"experiment",
             {{"largest_change_of_weights", {}, {largest_change(first.weights, second.weights)}},
              {"largest_change_of_output", {}, {largest_change(first.output, second.output)}}}}};
    } catch (...) {
        return {};
    }
}

Lookup draw_lookup() {
    Rng rng = fixture_rng();
    Lookup lookup;
    lookup.q = draw_matrix(target_length, d_k, rng);
    lookup.k = draw_matrix(source_length, d_k, rng);
    lookup.v = draw_matrix(source_length, d_v, rng);
    return lookup;
}

/// The rows in another order, none where it was.
Matrix reordered(const Matrix& matrix) {
    Matrix result = matrix;
    for (std::size_t row = 0; row < matrix.shape(0); ++row) {
        for (std::size_t column = 0; column < matrix.shape(1); ++column) {
            result((row + 1) % matrix.shape(0), column) = matrix(row, column);
        }
    }
    return result;
}

/// The matrix with one more column, all of whose cells are this number.
Matrix with_column(const Matrix& matrix, double number) {
    Matrix result = xt::zeros<double>({matrix.shape(0), matrix.shape(1) + 1});
    for (std::size_t row = 0; row < matrix.shape(0); ++row) {
        for (std::size_t column = 0; column < matrix.shape(1); ++column) {
            result(row, column) = matrix(row, column);
        }
        result(row, matrix.shape(1)) = number;
    }
    return result;
}

constexpr bool yes = true;
constexpr bool no = false;

}  // namespace

#define CHECK_PREDICTION(call, truth, change)                                     \
    ::qkv_tests::check_values(                                                    \
        {__FILE__, __LINE__, #call}, [&] { return ::qkv_tests::value_of(call); }, \
        ::qkv_tests::value_of(truth), experiment(draw_lookup(), change))

TEST_SUITE("2.5 predictions") {
    TEST_CASE("a value is handed over, it has no say in the weights") {
        CHECK_PREDICTION(when_a_value_changes(), (Prediction{no, yes}),
                         [](Lookup& lookup) { lookup.v(1, 2) += 1.0; });
    }

    TEST_CASE("keys and values that move together carry their weights along") {
        CHECK_PREDICTION(when_keys_and_values_are_permuted_together(), (Prediction{yes, no}),
                         [](Lookup& lookup) {
                             lookup.k = reordered(lookup.k);
                             lookup.v = reordered(lookup.v);
                         });
    }

    TEST_CASE("keys that move alone fetch other values") {
        CHECK_PREDICTION(when_only_keys_are_permuted(), (Prediction{yes, yes}),
                         [](Lookup& lookup) { lookup.k = reordered(lookup.k); });
    }

    TEST_CASE("what is added to every score cancels") {
        CHECK_PREDICTION(when_a_constant_is_added_to_every_score(), (Prediction{no, no}),
                         [](Lookup& lookup) {
                             lookup.q = with_column(lookup.q, 1.0);
                             lookup.k = with_column(lookup.k, 0.75);
                         });
    }
}
