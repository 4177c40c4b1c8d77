#include "explain/observation.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace coach;

namespace {

using Parts = std::vector<ReportedPart>;

Exercise exercise() {
    Exercise result;
    result.id = "1.1";
    result.name = "one";
    return result;
}

ReportedCheck values(Parts expected, Parts got) {
    ReportedCheck check;
    check.expected = std::move(expected);
    check.got = std::move(got);
    return check;
}

ReportedCheck refusal(CallEnding ending) {
    ReportedCheck check;
    check.ending = ending;
    return check;
}

std::string observed(std::vector<ReportedCheck> checks) {
    const Report report{{{"1.1 one", "case", std::move(checks), std::nullopt, false}}, true};
    return observe(report, exercise()).value_or("");
}

ReportedPart part(std::string name, std::vector<std::size_t> shape, std::vector<double> cells) {
    return {std::move(name), std::move(shape), std::move(cells)};
}

}  // namespace

TEST_CASE("a common factor is told") {
    CHECK(observed({values({part("", {1, 2}, {2, 4})}, {part("", {1, 2}, {1, 2})}),
                    values({part("", {2, 1}, {-6, 8})}, {part("", {2, 1}, {-3, 4})})}) ==
          "Every wrong cell is 0.5 times the expected one.");
}

TEST_CASE("a transposed result is told") {
    CHECK(observed({values({part("", {2, 2}, {1, 2, 3, 4})}, {part("", {2, 2}, {1, 3, 2, 4})})}) ==
          "The right numbers are there, with rows and columns exchanged.");
    CHECK(observed({values({part("", {1, 2}, {1, 2})}, {part("", {2, 1}, {1, 2})})}) ==
          "The right numbers are there, with rows and columns exchanged.");
}

TEST_CASE("zeros are told") {
    CHECK(observed({values({part("", {1, 2}, {1, 2})}, {part("", {1, 2}, {0, 0})})}) ==
          "The wrong results are all zeros: are they ever filled?");
}

TEST_CASE("NaN is told") {
    CHECK(observed({values({part("", {1, 2}, {1, 2})}, {part("", {1, 2}, {1, NAN})})}) ==
          "The wrong results hold NaN or infinity.");
}

TEST_CASE("a part that holds another's numbers is told") {
    const Parts expected{part("q", {1, 2}, {1, 2}), part("k", {1, 2}, {3, 5})};
    CHECK(observed({values(expected, {part("q", {1, 2}, {1, 2}), part("k", {1, 2}, {1, 2})})}) ==
          "k holds what q should hold.");
}

TEST_CASE("wrong shapes are told before numbers") {
    CHECK(observed({values({part("", {1, 2}, {1, 2})}, {part("", {1, 3}, {1, 2, 3})})}) ==
          "The shapes are wrong before any number is.");
}

TEST_CASE("numbers of a narrower type are told") {
    CHECK(observed({values({part("", {1, 2}, {1.0 / 3, 2})}, {part("", {1, 2}, {1.0f / 3, 2})})}) ==
          "The numbers are right to about seven digits, as if a float were among the types.");
    CHECK(observed({values({part("", {1, 2}, {1.75, -2.5})}, {part("", {1, 2}, {1, -2})})}) ==
          "The wrong results are whole numbers, as if an integer were among the types.");
}

TEST_CASE("that only the beginning is right is told") {
    CHECK(observed({values({part("", {2, 1, 2}, {1.5, 2, 3, 4.5})},
                           {part("", {2, 1, 2}, {1.5, 2, 1.5, 2})})}) ==
          "The first entry of each batch is right, later ones are not.");
    CHECK(observed({values({part("", {2, 3}, {1.5, 2, 3, 4.5, 6, 7})},
                           {part("", {2, 3}, {1.5, 2, 3, 7, 4.5, 6})})}) ==
          "The first row is right, later ones are not.");
}

TEST_CASE("that only equal sizes are wrong is told") {
    CHECK(
        observed({values({part("", {2, 2}, {1, 2, 3, 4})}, {part("", {2, 2}, {9, 2.5, 7, 4})})}) ==
        "Only inputs whose sizes are all equal come out wrong: there, no shape tells one axis or "
        "one matrix from another.");
}

TEST_CASE("the one part that is ever wrong is told") {
    const Parts expected{part("q", {1, 2}, {1, 2}), part("v", {1, 2}, {3, 5})};
    CHECK(observed({values(expected, {part("q", {1, 2}, {1, 2}), part("v", {1, 2}, {3, 6})})}) ==
          "Only v is ever wrong.");
}

TEST_CASE("what is missing is told where all values are right") {
    CHECK(observed({refusal(CallEnding::returned)}) ==
          "Every value is right. What is missing is a refusal: arguments that do not fit together "
          "are accepted.");
    CHECK(observed({refusal(CallEnding::other_exception)}) ==
          "Every value is right, and bad arguments are noticed, but what is thrown is no "
          "std::invalid_argument.");
    CHECK(observed({refusal(CallEnding::invalid_argument)}) ==
          "Every value is right, and bad arguments are refused; only the messages lack what the "
          "contract demands.");
}

TEST_CASE("exceptions in the place of values are told") {
    ReportedCheck check = values({part("", {1, 1}, {1})}, {});
    check.ending = CallEnding::other_exception;
    ReportedCheck ok;
    ok.ok = true;
    CHECK(observed({check, ok}) == "1 of 2 checks end in an exception that should return a value.");
}

TEST_CASE("failures that have nothing in common are counted") {
    CHECK(observed({values({part("", {1, 2}, {1, 2})}, {part("", {1, 2}, {7, 2})}),
                    values({part("", {1, 2}, {1, 2})}, {part("", {1, 2}, {1, 9})})}) ==
          "2 of 2 checks fail.");
}

TEST_CASE("nothing is told of what passed or is not implemented") {
    ReportedCheck ok;
    ok.ok = true;
    CHECK(observed({ok, refusal(CallEnding::not_implemented)}).empty());
}
