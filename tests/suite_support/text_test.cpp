#include "support/text.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace qkv;
using namespace qkv_tests;

TEST_CASE("equal values have no difference") {
    CHECK_FALSE(difference(value_of(Matrix{{1, 2}}), value_of(Matrix{{1, 2}})));
    CHECK_FALSE(difference(value_of(std::size_t{3}), value_of(std::size_t{3})));
}

TEST_CASE("values may be off by 1e-12 of the largest, and no more") {
    CHECK_FALSE(difference(value_of(Matrix{{1000, 1}}), value_of(Matrix{{1000, 1 + 0.9e-9}})));
    CHECK(difference(value_of(Matrix{{1000, 1}}), value_of(Matrix{{1000, 1 + 1.1e-9}})));
    CHECK_FALSE(difference(value_of(Matrix{{1e-3}}), value_of(Matrix{{1e-3 + 0.9e-12}})));
    CHECK(difference(value_of(Matrix{{1e-3}}), value_of(Matrix{{1e-3 + 1.1e-12}})));
}

TEST_CASE("NaN and infinity are never right") {
    for (const double cell :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        CHECK(difference(value_of(Matrix{{1}}), value_of(Matrix{{cell}})));
    }
}

TEST_CASE("a small matrix is shown, expected and got, with the wrong cells marked") {
    CHECK(difference(value_of(Matrix{{1, 2}, {3, 4}}), value_of(Matrix{{1, 2.5}, {3, -4}})) ==
          "wrong cells: 2 of 4\n"
          "  expected      got (* differs)\n"
          "   1  2            1  2.5*\n"
          "   3  4            3   -4*");
}

TEST_CASE("cells that look alike are listed with as many digits as it takes") {
    CHECK(difference(value_of(Matrix{{1, 2}}), value_of(Matrix{{1, 2.0000001}})) ==
          "wrong cells: 1 of 2; shape (1, 2)\n"
          "    row 0, column 1: expected 2, got 2.0000001");
}

TEST_CASE("of a matrix that is too wide the first wrong cells are listed") {
    const Matrix expected = xt::zeros<double>({2, 40});
    const Matrix got = xt::ones<double>({2, 40});
    CHECK(difference(value_of(expected), value_of(got)) ==
          "wrong cells: 80 of 80; shape (2, 40)\n"
          "    row 0, column 0: expected 0, got 1\n"
          "    row 0, column 1: expected 0, got 1\n"
          "    row 0, column 2: expected 0, got 1\n"
          "    row 0, column 3: expected 0, got 1");
}

TEST_CASE("a wrong shape is told before any cell") {
    CHECK(difference(value_of(Matrix{{1, 2}}), value_of(Matrix{{1}, {2}})) ==
          "expected the shape (1, 2), got (2, 1)");
}

TEST_CASE("of several parts the first wrong one is shown, and which are right") {
    const QKV expected{{{1}}, {{2}}, {{3}}};
    const QKV got{{{1}}, {{7}}, {{3}}};
    CHECK(difference(value_of(expected), value_of(got)) ==
          "k: wrong cells: 1 of 1\n"
          "  expected      got (* differs)\n"
          "   2             7*\n"
          "  (right: q, v)");
}

TEST_CASE("of a batch the first wrong entry is shown") {
    const Batch expected{{{1, 2}}, {{3, 4}}};
    const Batch got{{{1, 2}}, {{3, 9}}};
    CHECK(difference(value_of(expected), value_of(got)) ==
          "wrong cells: 1 of 4; entry 1\n"
          "  expected      got (* differs)\n"
          "   3  4          3  9*");
}

TEST_CASE("two tables that do not fit beside each other stand below each other") {
    const Matrix expected = 1.0 / 3 * xt::ones<double>({1, 4});
    const Matrix got = 2.0 / 3 * xt::ones<double>({1, 4});
    CHECK(difference(value_of(expected), value_of(got)) ==
          "wrong cells: 4 of 4\n"
          "  expected\n"
          "   0.3333  0.3333  0.3333  0.3333\n"
          "  got (* differs)\n"
          "   0.6667* 0.6667* 0.6667* 0.6667*");
}

TEST_CASE("inputs are shown where they are small, by their shape where they are not") {
    const Matrix small{{1, 2}};
    const Matrix large = xt::zeros<double>({5, 5});
    CHECK(
        inputs_text(
            {{"x", value_of(small)}, {"w", value_of(large)}, {"d_k", value_of(std::size_t{7})}}) ==
        "  x (1, 2)\n"
        "    1  2\n"
        "  w (5, 5)\n"
        "  d_k = 7\n");
}

TEST_CASE("a small batch is shown entry by entry, an empty one by its shape") {
    CHECK(inputs_text({{"x", value_of(Batch{{{1, 2}}, {{3, 4}}})},
                       {"none", value_of(Batch(xt::zeros<double>({0, 3, 2})))}}) ==
          "  x (2, 1, 2)\n"
          "   entry 0\n"
          "    1  2\n"
          "   entry 1\n"
          "    3  4\n"
          "  none (0, 3, 2)\n");
}

TEST_CASE("a small vector is shown in a line, an empty or a long one by its shape") {
    CHECK(inputs_text({{"p", value_of(Vector{0.25, 0.75})},
                       {"none", value_of(Vector(xt::zeros<double>({0})))},
                       {"long", value_of(Vector(xt::zeros<double>({17})))}}) ==
          "  p (2)\n"
          "    0.25  0.75\n"
          "  none (0)\n"
          "  long (17)\n");
}

TEST_CASE("how far a value may be off is said") {
    CHECK(difference(near(value_of(Matrix{{1, 2}}), 0.27, 1), value_of(Matrix{{1.2345, 4.5678}})) ==
          "wrong cells: 1 of 2, by more than 0.27\n"
          "  expected      got (* differs)\n"
          "   1  2          1.23  4.57*");
    CHECK(difference(near(value_of(64.0), 3, 6), value_of(128.0)) ==
          "expected 64, give or take 3, got 128");
    CHECK(difference(near(value_of(0.3), 1e-7, 0), value_of(0.300001)) ==
          "expected 0.3, give or take 1e-07, got 0.300001");
    CHECK(difference(at_most(32, 10), value_of(61.0)) == "expected at most 32, got 61");
    CHECK(
        difference(near(value_of(Matrix{{0, 1}}), 0.01, 0.2), value_of(Matrix{{-1e-9, 0.33333}})) ==
        "wrong cells: 1 of 2, by more than 0.01\n"
        "  expected      got (* differs)\n"
        "   0  1              0  0.333*");
}
