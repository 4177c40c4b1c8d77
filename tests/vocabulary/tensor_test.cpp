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
    TEST_CASE("is xoshiro256++, seeded by SplitMix64") {
        // computed by a program of its own, which gives the authors' numbers for the state 1, 2, 3, 4
        Rng rng(5489);
        CHECK(rng() == 18009755753871552647U);
        CHECK(rng() == 3052250618684903437U);
        for (int i = 3; i < 10000; ++i) rng();
        CHECK(rng() == 74351240468445448U);
    }

    TEST_CASE("draws what is distributed as N(0, 1), whatever the seed") {
        for (const std::uint64_t seed : {0U, 1U, 2U}) {
            Rng rng(seed);
            const Matrix drawn = standard_normal(200, 500, rng);
            const double n = 100'000.0;
            double sum = 0.0, squares = 0.0, fourth = 0.0;
            for (const double z : drawn) {
                sum += z;
                squares += z * z;
                fourth += z * z * z * z;
            }
            // five standard errors; the seeds are fixed
            CHECK(std::abs(sum / n) < 5 * std::sqrt(1 / n));
            CHECK(std::abs(squares / n - 1) < 5 * std::sqrt(2 / n));
            CHECK(std::abs(fourth / n - 3) < 5 * std::sqrt(96 / n));
        }
    }

    TEST_CASE("draws the same normals on every platform") {
        Rng rng(1);
        // recorded with clang 14 and glibc 2.36
        const Matrix recorded{{1.3995939233163617, 1.2137616994022737, -0.082575642681177688},
                              {1.6861793218902432, -0.33087769914663284, -0.66895898964700551}};
        CHECK(xt::amax(xt::abs(standard_normal(2, 3, rng) - recorded))() < 1e-15);
    }

    TEST_CASE("draws normals all over the bell and its tails") {
        Rng rng(11);
        const std::size_t n = 1'000'000;
        Matrix drawn = standard_normal(1, n, rng);
        std::sort(drawn.begin(), drawn.end());
        // Against the exact distribution: by the bound of Dvoretzky, Kiefer and Wolfowitz the largest
        // distance stays below √(ln(2/α)/2n), but for one seed in 1/α = 10^9.
        const double margin = std::sqrt(std::log(2e9) / (2.0 * static_cast<double>(n)));
        double largest = 0.0;
        std::size_t beyond = 0;  // the lowest layer's rectangle, where another method takes over
        for (std::size_t i = 0; i < n; ++i) {
            const double z = drawn.data()[i];
            const double expected = 0.5 * std::erfc(-z / std::sqrt(2.0));
            largest = std::max(largest, std::abs(expected - (static_cast<double>(i) + 0.5) /
                                                                static_cast<double>(n)));
            if (std::abs(z) > 3.6541528853610088) ++beyond;
        }
        CHECK(largest < margin);
        // 258 are expected there; Poisson's standard deviation is 16
        CHECK(beyond > 258 - 6 * 16);
        CHECK(beyond < 258 + 6 * 16);
    }

    TEST_CASE("draws independent normals: neighbours are not correlated") {
        Rng rng(12);
        const Matrix z = standard_normal(1, 100'000, rng);
        double product = 0.0, squares = 0.0;
        for (std::size_t i = 1; i < z.size(); ++i) {
            product += z.data()[i - 1] * z.data()[i];
            squares += (z.data()[i - 1] * z.data()[i - 1] - 1) * (z.data()[i] * z.data()[i] - 1);
        }
        CHECK(std::abs(product) < 5 * std::sqrt(100'000.0));
        CHECK(std::abs(squares) < 5 * std::sqrt(4 * 100'000.0));
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
