#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include "tensor.hpp"

#include <doctest/doctest.h>

#include <type_traits>

using namespace qkv;

TEST_SUITE("matmul") {
    TEST_CASE("multiplies rows by columns") {
        const Matrix a{{1, 2, 3}, {4, 5, 6}};
        const Matrix b{{1, 0}, {0, 10}, {100, 0}};
        CHECK(matmul(a, b) == Matrix{{301, 20}, {604, 50}});
    }

    TEST_CASE("holds both shapes in its error where they do not fit") {
        const Matrix a = xt::zeros<double>({2, 3});
        const Matrix b = xt::zeros<double>({4, 5});
        CHECK_THROWS_WITH_AS(
            matmul(a, b),
            "matmul: the first matrix must be as wide as the second is high, got (2, 3) and (4, 5)",
            std::invalid_argument);
    }

    TEST_CASE("makes a matrix without rows of one without rows") {
        const Matrix none = xt::zeros<double>({0, 3});
        const Matrix b = xt::zeros<double>({3, 5});
        CHECK(qkv_print::shape(matmul(none, b)) == "(0, 5)");
    }

    TEST_CASE("is zero where the sum runs over nothing") {
        const Matrix a = xt::zeros<double>({2, 0});
        const Matrix b = xt::zeros<double>({0, 2});
        CHECK(matmul(a, b) == Matrix{{0, 0}, {0, 0}});
    }

    TEST_CASE("multiplies a single row and a single column") {
        CHECK(matmul(Matrix{{1, 2}}, Matrix{{3}, {4}}) == Matrix{{11}});
        CHECK(matmul(Matrix{{3}, {4}}, Matrix{{1, 2}}) == Matrix{{3, 6}, {4, 8}});
    }
}

TEST_SUITE("Rng") {
    TEST_CASE("is the 64-bit Mersenne Twister of the C++ standard") {
        Rng rng(5489);  // the seed for which the standard names the 10,000th number
        for (int i = 1; i < 10000; ++i) rng();
        CHECK(rng() == 9981545732273789042U);
    }

    TEST_CASE("draws the same normals on every platform") {
        Rng rng(1);
        // recorded with clang 14, libstdc++ 12 and Boost 1.74
        const Matrix recorded{{-0.22770229850701265, -0.25937725029558445, -0.61281862908331552},
                              {-0.030246828233049857, -0.73778894722705568, 1.7794682645389797}};
        CHECK(xt::amax(xt::abs(standard_normal(2, 3, rng) - recorded))() < 1e-15);
    }

    TEST_CASE("goes on with the same numbers in a copy") {
        Rng rng(7);
        standard_normal(3, 5, rng);
        Rng copy = rng;
        const Matrix here = standard_normal(3, 5, rng);
        CHECK(standard_normal(3, 5, copy) == here);
        CHECK(standard_normal(3, 5, copy) != here);
    }

    TEST_CASE("takes a seed only where one is written") {
        CHECK_FALSE(std::is_convertible_v<std::uint64_t, Rng>);
    }
}

TEST_SUITE("NotImplemented") {
    TEST_CASE("names the function") {
        CHECK(std::string(NotImplemented("project", Matrix{}, 7).what()) ==
              "project is not implemented yet");
    }

    TEST_CASE("is not taken for a refused argument") {
        CHECK(std::is_base_of_v<std::logic_error, NotImplemented>);
        CHECK_FALSE(std::is_base_of_v<std::invalid_argument, NotImplemented>);
    }
}

TEST_SUITE("index checks") {
    TEST_CASE("an index out of range throws") {
        const Matrix matrix = xt::zeros<double>({2, 3});
        CHECK_THROWS(matrix(0, 3));
        CHECK_THROWS(matrix(2, 0));
    }
}

TEST_SUITE("printing") {
    TEST_CASE("a shape reads as in the literature") {
        CHECK(qkv_print::shape(Vector{1, 2}) == "(2)");
        CHECK(qkv_print::shape(Matrix{{1, 2, 3}}) == "(1, 3)");
        CHECK(qkv_print::shape(Batch(xt::zeros<double>({2, 3, 5}))) == "(2, 3, 5)");
        CHECK(qkv_print::shape(Mask{{true, false}}) == "(1, 2)");
    }

    TEST_CASE("columns are aligned") {
        CHECK(qkv_print::values(Matrix{{1, -0.5}, {2.25, 10}}) ==
              "[[   1  -0.5]\n"
              " [2.25    10]]");
    }

    TEST_CASE("a matrix without rows says so") {
        CHECK(qkv_print::values(Matrix(xt::zeros<double>({0, 4}))) == "(0, 4), no rows");
    }

    TEST_CASE("a large matrix is cut short") {
        const std::string text = qkv_print::values(xt::ones<double>({20, 30}));
        CHECK(std::count(text.begin(), text.end(), '\n') == 12);
        CHECK(text.find("1  ...]\n") != std::string::npos);
        CHECK(text.substr(text.size() - 5) == " ...]");
    }

    TEST_CASE("NaN is printed without a sign") {
        CHECK(qkv_print::number(-std::numeric_limits<double>::quiet_NaN()) == "nan");
        CHECK(qkv_print::number(-std::numeric_limits<double>::infinity()) == "-inf");
    }
}
