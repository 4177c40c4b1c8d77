#include "support/check.hpp"

#include <stdexcept>

using namespace qkv;

namespace {

Matrix returns(double cell) { return Matrix{{cell}}; }

Matrix refuses(const char* text) { throw std::invalid_argument(text); }

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
