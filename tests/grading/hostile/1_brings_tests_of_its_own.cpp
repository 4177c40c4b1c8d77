// Tries: to stand in for the suite with test cases of the same names. Its functions are right, and
// nobody runs its tests.
// Comes to: passed passed passed passed passed passed
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

TEST_SUITE("1.1 head_width") {
    TEST_CASE("forged") { CHECK(false); }
}
