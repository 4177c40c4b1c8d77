#include <cstdio>
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

/// "change" or "stay", for one of the two matrices.
std::string word_for(const Value& prediction, std::size_t part) {
    return prediction[part].cells[0] != 0.0 ? "change" : "stay";
}

/// What an experiment measured, if it could.
std::string word_for_measured(double largest) {
    constexpr double beyond_rounding = 1e-9;
    if (largest < beyond_rounding) return "stay";
    char text[40];
    std::snprintf(text, sizeof text, "change, by %.3g", largest);
    return text;
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

/// What was predicted beside what happens, a line for each of the two matrices.
std::string side_by_side(const Value& predicted, const Value& truth,
                         const std::vector<Input>& measured) {
    std::string text = padded("", 11) + padded("you predicted", 16) + "what happens";
    if (!measured.empty()) text = padded(text, 42) + "in your soft_lookup";
    bool is_another = false;
    for (const std::size_t part : {0U, 1U}) {
        const std::string prediction = word_for(predicted, part);
        const std::string right = word_for(truth, part);
        std::string line = padded(part == 0 ? "  weights" : "  output", 11);
        line += padded(prediction + (prediction == right ? "" : "*"), 16) + right;
        if (!measured.empty()) {
            const std::string seen = word_for_measured(measured[0].value[part].cells[0]);
            is_another = is_another || seen.substr(0, right.size()) != right;
            line = padded(line, 42) + seen;
        }
        text += '\n' + line;
    }
    if (is_another) text += "\n  Your soft_lookup does otherwise: is 2.4 right?";
    return text;
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

namespace {

void check_prediction(const Site& site, const std::function<Prediction()>& predict,
                      const Prediction& truth, const std::function<void(Lookup&)>& change) {
    const Value expected = value_of(truth);
    const std::vector<Input> measured = experiment(draw_lookup(), change);
    check_told(
        site, [&] { return value_of(predict()); }, expected, measured,
        [&](const Value& predicted) { return side_by_side(predicted, expected, measured); });
}

}  // namespace

#define CHECK_PREDICTION(call, truth, change) \
    check_prediction(                         \
        {__FILE__, __LINE__, #call}, [] { return call; }, truth, change)

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
