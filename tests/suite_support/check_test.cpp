#include "support/check.hpp"

#include <stdexcept>

using namespace qkv;
using namespace qkv_tests;

namespace {

Matrix returns(double cell) { return Matrix{{cell}}; }

Matrix refuses(const char* text) { throw std::invalid_argument(text); }

double returned(double number) { return number; }

Matrix overwrites(Matrix& x) {
    x(0, 0) = 3;
    return Matrix{{7}};
}

Matrix refuses_and_overwrites(Matrix& x) {
    x(0, 0) = 3;
    throw std::invalid_argument("no");
}

template <class Thrown>
Matrix throws(const Thrown& thrown) {
    throw thrown;
}

}  // namespace

TEST_CASE("a right value and a right refusal pass") {
    CHECK_VALUES(returns(1), (Matrix{{1}}));
    CHECK_REFUSED(refuses("11 is not 9"), NUMBERS(9, 11));
    CHECK_REFUSED(refuses("(3, 11)x(9,5)"), NUMBERS(9, 11));
    CHECK_REFUSED(refuses("no"), NUMBERS());
}

// Each of these has one check that must fail, and fails itself if it does not.
TEST_CASE("a wrong value fails" * doctest::should_fail()) {
    CHECK_VALUES(returns(2), (Matrix{{1}}));
}

TEST_CASE("an exception in the place of a value fails" * doctest::should_fail()) {
    CHECK_VALUES(refuses("no"), (Matrix{{1}}));
}

TEST_CASE("a value in the place of a refusal fails" * doctest::should_fail()) {
    CHECK_REFUSED(returns(1), NUMBERS());
}

TEST_CASE("a refusal without a text fails" * doctest::should_fail()) {
    CHECK_REFUSED(refuses(""), NUMBERS());
}

TEST_CASE("a refusal that lacks a number fails" * doctest::should_fail()) {
    CHECK_REFUSED(refuses("9 is wrong"), NUMBERS(9, 11));
}

TEST_CASE("a number within another is not that number" * doctest::should_fail()) {
    CHECK_REFUSED(refuses("9 is not 111"), NUMBERS(9, 11));
}

TEST_CASE("another exception in the place of a refusal fails" * doctest::should_fail()) {
    CHECK_REFUSED(throws(std::out_of_range("9, 11")), NUMBERS(9, 11));
}

TEST_CASE("something that is no exception fails" * doctest::should_fail()) {
    CHECK_REFUSED(throws(7), NUMBERS());
}

TEST_CASE("what is not implemented fails" * doctest::should_fail()) {
    CHECK_VALUES(throws(NotImplemented("f")), (Matrix{{1}}));
}

TEST_CASE("a value that need only be near passes within its distance, and fails beyond") {
    CHECK_VALUES(returns(1.009), near(value_of(Matrix{{1}}), 0.01, 0.2));
    CHECK_VALUES(returns(32), near(value_of(Matrix{{31.5}}), 1.0, 0.2));
}

TEST_CASE("a value beyond its distance fails" * doctest::should_fail()) {
    CHECK_VALUES(returns(1.011), near(value_of(Matrix{{1}}), 0.01, 0.2));
}

TEST_CASE("a number up to a bound passes") { CHECK_VALUES(returned(32.0), at_most(32, 10)); }

TEST_CASE("a number above its bound fails" * doctest::should_fail()) {
    CHECK_VALUES(returned(32.5), at_most(32, 10));
}

TEST_CASE(
    "a check with words of its own passes where the value is right, and does not ask for them") {
    check_told(
        {__FILE__, __LINE__, "returned(2)"}, [] { return value_of(returned(2)); }, value_of(2.0),
        {}, [](const Value&) -> std::string { throw std::logic_error("nobody needs words"); });
}

TEST_CASE("a check with words of its own fails where the value is wrong" * doctest::should_fail()) {
    check_told(
        {__FILE__, __LINE__, "returned(2)"}, [] { return value_of(returned(2)); }, value_of(1.0),
        {}, [](const Value& got) { return "got " + std::to_string(got[0].cells[0]); });
}

TEST_CASE("an argument that stays as it is passes, though it holds NaN") {
    const Matrix x{{1, std::numeric_limits<double>::quiet_NaN()}};
    CHECK_VALUES(x.size(), std::size_t{2}, INPUT(x));
}

TEST_CASE("a call that changes its argument fails" * doctest::should_fail()) {
    Matrix x{{1, 2}};
    CHECK_VALUES(overwrites(x), (Matrix{{7}}), INPUT(x));
}

TEST_CASE("a refusal that changes its argument fails" * doctest::should_fail()) {
    Matrix x{{1, 2}};
    CHECK_REFUSED(refuses_and_overwrites(x), NUMBERS(), INPUT(x));
}
