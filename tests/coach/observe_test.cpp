#include "observe/observe.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace coach;

namespace {

using Parts = std::vector<ReportedPart>;
using Inputs = std::vector<ReportedInput>;
using Checks = std::vector<ReportedCheck>;
using Shape = std::vector<std::size_t>;
using Cells = std::vector<double>;

Exercise exercise() {
    Exercise result;
    result.id = "1.1";
    result.name = "one";
    result.inputs = {{"T", "d_k"}, {"S", "d_k"}};
    return result;
}

ReportedPart part(std::string name, Shape shape, Cells cells) {
    return {std::move(name), std::move(shape), std::move(cells)};
}

/// A check that returned, wrongly.
ReportedCheck values(Parts expected, Parts got, Inputs inputs = {}) {
    ReportedCheck check;
    check.expected = std::move(expected);
    check.got = std::move(got);
    check.inputs = std::move(inputs);
    return check;
}

/// One matrix, or whatever has this shape.
ReportedCheck matrix(const Shape& shape, Cells expected, Cells got, Inputs inputs = {}) {
    return values({part("", shape, std::move(expected))}, {part("", shape, std::move(got))},
                  std::move(inputs));
}

ReportedCheck passed(Inputs inputs) {
    ReportedCheck check;
    check.ok = true;
    check.inputs = std::move(inputs);
    return check;
}

/// A check that demanded an exception, and how it ended.
ReportedCheck refusal(CallEnding ending, std::string what = "") {
    ReportedCheck check;
    check.ending = ending;
    check.is_refusal = true;
    check.what = std::move(what);
    return check;
}

/// A check that demanded a value, and got an exception.
ReportedCheck thrown(CallEnding ending, std::string what = "") {
    ReportedCheck check = refusal(ending, std::move(what));
    check.is_refusal = false;
    check.expected = Parts{};
    return check;
}

Inputs input(Shape shape) { return {{"x", std::move(shape)}}; }

Inputs two_inputs(Shape q, Shape k) { return {{"q", std::move(q)}, {"k", std::move(k)}}; }

std::string observed(Checks checks) {
    const Report report{{{"1.1 one", "case", std::move(checks), std::nullopt, false}}, true};
    const auto observation = observe(report, exercise());
    return observation ? observation->text : "";
}

}  // namespace

TEST_CASE("a common factor is told, and the size that it is made of") {
    CHECK(observed({matrix({1, 2}, {2, 4}, {1, 2}), matrix({2, 1}, {-6, 8}, {-3, 4})}) ==
          "Every wrong cell is 0.5 times the expected one.");
    CHECK(observed({matrix({1, 2}, {2, 4}, {-2, -4})}) ==
          "Every wrong cell has the sign turned round.");
    const auto q = [](std::size_t d_k) { return two_inputs({3, d_k}, {5, d_k}); };
    CHECK(observed({matrix({1, 2}, {2, 4}, {1, 2}, q(4)), matrix({1, 2}, {3, 6}, {1, 2}, q(9))}) ==
          "Every wrong cell is 1/√d_k times the expected one.");
    CHECK(
        observed({matrix({1, 2}, {2, 4}, {8, 16}, q(4)), matrix({1, 2}, {1, 2}, {9, 18}, q(9))}) ==
        "Every wrong cell is d_k times the expected one.");
    // S is 5 in both, so it cannot be what the factor is made of
    CHECK(observed({matrix({1, 2}, {2, 4}, {10, 20}, q(4)), matrix({1, 2}, {1, 2}, {6, 12}, q(9))})
              .find("times") == std::string::npos);
}

TEST_CASE("the right numbers in the wrong places are told") {
    CHECK(observed({matrix({2, 2}, {1, 2, 3, 4}, {1, 3, 2, 4})}) ==
          "The right numbers are there, with rows and columns exchanged.");
    CHECK(observed({values({part("", {1, 2}, {1, 2})}, {part("", {2, 1}, {1, 2})})}) ==
          "The right numbers are there, with rows and columns exchanged.");
    CHECK(observed({values({part("", {2, 3}, {1, 2, 3, 4, 5, 6})},
                           {part("", {3, 2}, {1, 2, 3, 4, 5, 6})})}) ==
          "The right numbers are there, in another shape.");
    CHECK(observed({matrix({3, 2}, {1, 2, 3, 4, 5, 6}, {5, 6, 3, 4, 1, 2})}) ==
          "The right rows are there, from the last to the first.");
    CHECK(observed({matrix({3, 2}, {1, 2, 3, 4, 5, 6}, {5, 6, 1, 2, 3, 4})}) ==
          "The right rows are there, each one place from where it belongs.");
    CHECK(observed({matrix({2, 3}, {1, 2, 3, 4, 5, 6}, {3, 2, 1, 6, 5, 4})}) ==
          "The right columns are there, from the last to the first.");
    CHECK(observed({matrix({2, 3}, {1, 2, 3, 4, 5, 6}, {1, 3, 2, 5, 4, 6})}) ==
          "Each row holds the right numbers, in another order: which goes with which?");
}

TEST_CASE("a part that holds another's numbers is told") {
    const Parts expected{part("q", {1, 2}, {1, 2}), part("k", {1, 2}, {3, 5})};
    CHECK(observed({values(expected, {part("q", {1, 2}, {1, 2}), part("k", {1, 2}, {1, 2})})}) ==
          "k holds what q should hold. Only k is ever wrong.");
}

TEST_CASE("numbers that say nothing of the input are told") {
    CHECK(observed({matrix({1, 2}, {1, 2}, {0, 0})}) ==
          "The wrong results are all zeros: are they ever filled?");
    CHECK(observed({matrix({2, 2}, {1, 2, 3, 4}, {1, 2, 1, 2})}) ==
          "Every row of a result is the same: does the row's index reach what is computed?");
    CHECK(observed({matrix({}, {3}, {7}), matrix({}, {4}, {7})}) ==
          "The result is 7 whatever goes in.");
}

TEST_CASE("NaN is told, and how it lies") {
    CHECK(observed({matrix({2, 2}, {1, 2, 3, 4}, {1, 2, NAN, NAN})}) ==
          "The wrong results hold NaN, by whole rows: 0/0, or infinity - infinity, where a row is "
          "normalised?");
    CHECK(observed({matrix({2, 2}, {1, 2, 3, 4}, {1, 2, NAN, 4})}) ==
          "The wrong results hold NaN, in single cells.");
    CHECK(observed({matrix({1, 2}, {1, 2}, {1, INFINITY})}) ==
          "The wrong results hold infinity: an exponential that overflows, or a division by 0?");
}

TEST_CASE("a function of the expected cells is told") {
    const auto with = [](double (*function)(double)) {
        const Cells expected{-0.5, 0.25, 0.125, -2};
        Cells got = expected;
        for (double& cell : got) cell = function(cell);
        return observed({matrix({2, 2}, expected, got)});
    };
    CHECK(with([](double x) { return 1 - x; }) ==
          "Each cell is 1 minus the expected one: what is true and what is false are exchanged.");
    CHECK(with([](double x) { return std::abs(x); }) ==
          "The magnitudes are right, the signs are lost.");
    CHECK(with([](double x) { return x < 0 ? 0 : x; }) ==
          "Where the expected number is negative, there is a 0.");
    CHECK(with([](double x) { return x * x; }) == "Each cell is the square of the expected one.");
    CHECK(with([](double x) { return std::exp(x); }) ==
          "Each cell is the exponential of the expected one.");
    CHECK(observed({matrix({1, 2}, {4, 9}, {2, 3})}) ==
          "Each cell is the square root of the expected one.");
    CHECK(observed({matrix({1, 2}, {4, 9}, {std::log(4), std::log(9)})}) ==
          "Each cell is the logarithm of the expected one.");
}

TEST_CASE("what is off by one number is told, for all cells or for each row") {
    CHECK(observed(
              {matrix({1, 2}, {1, 2}, {1.5, 2.5}), matrix({1, 3}, {4, 7, 9}, {4.5, 7.5, 9.5})}) ==
          "Every cell is off by the same number: +0.5.");
    CHECK(observed({matrix({2, 3}, {1, 2, 4, 5, 7, 6}, {1.5, 2.5, 4.5, 4.7, 6.7, 5.7})}) ==
          "Every row is off by one number, its own in each row.");
    CHECK(observed({matrix({2, 3}, {1, 2, 4, 5, 7, 6}, {0.5, 1, 2, 15, 21, 18})}) ==
          "Every row is a multiple of the expected one, by a factor of its own: what is each row "
          "divided by?");
    CHECK(observed({matrix({}, {4}, {5}), matrix({}, {9}, {8})}) ==
          "The number is off by one: where does the count begin, and where does it end?");
}

TEST_CASE("numbers of a narrower type are told") {
    CHECK(observed({matrix({1, 2}, {1.0 / 3, 2}, {1.0F / 3, 2})}) ==
          "The numbers are right to about seven digits, as if a float were among the types.");
    CHECK(observed({matrix({1, 3}, {0.5, 1.75, 4}, {0, 1, 4})}) ==
          "The wrong results are whole numbers, as if an integer were among the types.");
}

TEST_CASE("the only cells that are wrong are told") {
    const Cells right{1.5, 2, 4, 8, 16, 32, 64, 128, 256};
    const auto wrong_at = [&](std::vector<std::size_t> places) {
        Cells got = right;
        double by = 0.3;
        for (const std::size_t place : places) got[place] += by *= -2;
        return observed({matrix({3, 3}, right, got)});
    };
    CHECK(wrong_at({0, 4, 8}) == "Only the diagonal is wrong.");
    CHECK(wrong_at({0, 1, 2}) == "Only the first row is wrong.");
    CHECK(wrong_at({6, 7, 8}) == "Only the last row is wrong: does a loop end too early?");
    CHECK(wrong_at({0, 3, 6}) == "Only the first column is wrong.");
    CHECK(wrong_at({2, 5, 8}) == "Only the last column is wrong: does a loop end too early?");
    CHECK(wrong_at({3, 7}) == "The first row is right, later ones are not.");
}

TEST_CASE("that only the first entry of a batch is right is told") {
    CHECK(observed({matrix({2, 1, 2}, {1.5, 2, 3, 4.5}, {1.5, 2, 1.5, 2})}) ==
          "The first entry of each batch is right, later ones are not.");
}

TEST_CASE("rows of weights that do not sum to 1 are told") {
    CHECK(observed({matrix({2, 2}, {0.25, 0.75, 0.5, 0.5}, {0.3, 0.9, 0.6, 0.5})}) ==
          "The rows do not sum to 1, which weights do.");
}

TEST_CASE("wrong shapes are told before numbers") {
    CHECK(observed({values({part("", {1, 2}, {1, 2})}, {part("", {1, 3}, {1, 2, 3})})}) ==
          "The shapes are wrong before any number is: (1, 3) where (1, 2) is expected.");
    // of a large result, the report holds the shape alone
    CHECK(observed({values({part("", {1, 2}, {1, 2})}, {part("", {200, 200}, {})})}) ==
          "The shapes are wrong before any number is: (200, 200) where (1, 2) is expected.");
}

TEST_CASE("the one part that is ever wrong is told") {
    const Parts expected{part("q", {1, 3}, {1, 2, 5}), part("v", {1, 3}, {3, 5, 4})};
    CHECK(observed(
              {values(expected, {part("q", {1, 3}, {1, 2, 5}), part("v", {1, 3}, {3.1, 6, 5})})}) ==
          "Only v is ever wrong.");
}

TEST_CASE("what is missing is told where all values are right") {
    const std::string said = "x (2, 3)";
    CHECK(observed({refusal(CallEnding::returned)}) ==
          "Every value is right. What is missing is a refusal: arguments that do not fit together "
          "are accepted.");
    ReportedCheck refused = refusal(CallEnding::invalid_argument, said);
    refused.ok = true;
    CHECK(observed({refusal(CallEnding::returned), refused}) ==
          "Every value is right. 1 of 2 refusals are missing: the arguments of the failing checks "
          "are accepted.");
    CHECK(observed({refusal(CallEnding::other_exception, said)}) ==
          "Every value is right, and bad arguments are noticed, but what is thrown is no "
          "std::invalid_argument.");
    CHECK(observed({refusal(CallEnding::other_exception, "index 2 is out of bounds")}) ==
          "Every value is right. Bad arguments are noticed only when an index runs over an edge: "
          "they are to be refused before, with std::invalid_argument.");
    CHECK(observed({refusal(CallEnding::invalid_argument)}) ==
          "Every value is right, and bad arguments are refused, but without a message.");
    CHECK(observed({refusal(CallEnding::invalid_argument, "no")}) ==
          "Every value is right, and bad arguments are refused; the messages lack the numbers that "
          "do not fit.");
    CHECK(observed({refusal(CallEnding::returned), refusal(CallEnding::other_exception, said)}) ==
          "Every value is right; only the refusals are not: some are missing, some are of another "
          "kind than the contract demands.");
}

TEST_CASE("exceptions in the place of values are told by what they say") {
    CHECK(observed({thrown(CallEnding::other_exception, "index 2 is out of bounds")}) ==
          "An index runs over an edge: it counts along one axis and is used on another, or goes "
          "one too far.");
    CHECK(observed({thrown(CallEnding::other_exception, "Incompatible dimension of arrays")}) ==
          "xtensor cannot bring two shapes together: which axis of which operand is meant to be "
          "repeated?");
    CHECK(observed({thrown(CallEnding::other_exception,
                           "cannot create std::vector larger than max_size()")}) ==
          "A size is beyond all measure, as when an unsigned difference falls below 0.");
    CHECK(observed({thrown(CallEnding::invalid_argument, "no")}) ==
          "Arguments are refused that the contract allows.");
    CHECK(observed({thrown(CallEnding::not_an_exception)}) ==
          "What is thrown is no exception of the standard library, and a value is due.");
    CHECK(observed({thrown(CallEnding::other_exception, "?")}) ==
          "There is an exception where a value is due.");
}

TEST_CASE("an argument that was changed is told") {
    ReportedCheck check = values({part("", {1, 1}, {2})}, {part("", {1, 1}, {2})});
    check.changed = "x";
    CHECK(observed({check}) ==
          "The result is right, but the call changes its argument x: the "
          "caller's numbers are the caller's.");
}

TEST_CASE("which inputs fail is told where others pass") {
    const auto fails_on = [](Inputs failing, const Inputs& passing) {
        const Cells right{1, 2, 5};
        return observed({passed(passing), passed(passing),
                         matrix({1, 3}, right, {3, 1, 9}, std::move(failing))});
    };
    CHECK(fails_on(input({0, 3}), input({2, 3})) ==
          "Only calls with something empty fail: no rows, no batch entries or a width of 0.");
    CHECK(fails_on(Inputs{{"x", {2, 1}, 0, 1, true}}, input({2, 1})) ==
          "Only inputs that hold NaN or infinity fail.");
    CHECK(fails_on(Inputs{{"x", {2, 1}, 0, 1000}}, input({2, 1})) ==
          "Only inputs with large numbers fail, from 100 on.");
    CHECK(fails_on(input({2, 3, 4}), input({1, 3, 4})) ==
          "Only batches of more than one entry fail.");
    CHECK(fails_on(input({3, 3}), input({3, 4})) ==
          "Only inputs whose sizes are all equal fail: there, no shape tells one axis or one "
          "matrix from another.");
    CHECK(fails_on(two_inputs({3, 4}, {5, 4}), two_inputs({3, 4}, {3, 4})) ==
          "Only inputs fail whose matrices differ in their number of rows.");
    CHECK(fails_on(two_inputs({3, 4}, {3, 6}), two_inputs({3, 4}, {3, 4})) ==
          "Only inputs fail whose matrices differ in width.");
    CHECK(fails_on(input({3, 4}), input({1, 4})) == "Only inputs of more than one row fail.");
    CHECK(fails_on(input({1, 4}), input({3, 4})) == "Only inputs with a size of 1 fail.");
    CHECK(fails_on(Inputs{{"x", {3, 4}, -1}}, input({3, 4})) ==
          "Only inputs with negative numbers fail.");
    CHECK(fails_on(input({5, 4}), input({4, 4})) == "Only inputs without a square matrix fail.");
}

TEST_CASE("that a first call is right and a later one is not is told") {
    CHECK(observed({passed(input({3, 4})), passed(input({3, 4})),
                    matrix({1, 3}, {1, 2, 5}, {3, 1, 9}, input({3, 4}))}) ==
          "A first call is right, a later one is not: does anything outlive a call?");
}

TEST_CASE("failures that have nothing in common say so") {
    CHECK(observed({matrix({1, 2}, {1, 2}, {7, 2}), matrix({1, 2}, {1, 2}, {1, 9})}) ==
          "2 of 2 checks fail, and have nothing in common that can be told.");
}

TEST_CASE("where nothing fails there is nothing to say") { CHECK(observed({passed({})}).empty()); }
