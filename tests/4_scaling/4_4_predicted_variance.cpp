#include "scaling.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

double expected_variance(std::size_t width, double mean, double deviation) {
    const long double variance = static_cast<long double>(deviation) * deviation;
    const long double squared_mean = static_cast<long double>(mean) * mean;
    return static_cast<double>(width * (variance * variance + 2 * squared_mean * variance));
}

}  // namespace

TEST_SUITE("4.4 predicted_variance") {
    TEST_CASE("components with mean 0 and variance 1 give the width") {
        for (const std::size_t width : {std::size_t{1}, std::size_t{2}, std::size_t{64}}) {
            CHECK_VALUES(predicted_variance(width, 0.0, 1.0), static_cast<double>(width),
                         INPUT(width));
        }
    }

    TEST_CASE("twice the standard deviation gives 16 times the variance") {
        CHECK_VALUES(predicted_variance(3, 0.0, 2.0), 48.0);
        CHECK_VALUES(predicted_variance(4, 0.0, 0.5), 0.25);
    }

    TEST_CASE("a mean of 1 triples the variance") {
        CHECK_VALUES(predicted_variance(1, 1.0, 1.0), 3.0);
        CHECK_VALUES(predicted_variance(10, 1.0, 1.0), 30.0);
    }

    TEST_CASE("the sign of the mean does not matter") {
        CHECK_VALUES(predicted_variance(5, -2.0, 1.5), expected_variance(5, 2.0, 1.5));
        CHECK_VALUES(predicted_variance(5, 2.0, 1.5), expected_variance(5, 2.0, 1.5));
    }

    TEST_CASE("components spread evenly over 0 to 1 give 7/144 of the width") {
        CHECK_VALUES(predicted_variance(144, 0.5, std::sqrt(1.0 / 12.0)), 7.0);
    }

    TEST_CASE("any width, mean and standard deviation") {
        Rng rng = fixture_rng();
        for (const std::size_t width : {std::size_t{1}, std::size_t{7}, std::size_t{100}}) {
            const Matrix draws = draw_matrix(1, 2, rng);
            const double mean = 2.0 * draws(0, 0);
            const double deviation = 0.5 + std::abs(draws(0, 1));
            CHECK_VALUES(predicted_variance(width, mean, deviation),
                         expected_variance(width, mean, deviation), INPUT(width), INPUT(mean),
                         INPUT(deviation));
        }
    }

    TEST_CASE("a width may be larger than an int can be") {
        CHECK_VALUES(predicted_variance(5000000000, 0.0, 1.0), 5e9);
    }

    TEST_CASE("components that are all the same give dot products that are") {
        CHECK_VALUES(predicted_variance(8, 3.0, 0.0), 0.0);
        CHECK_VALUES(predicted_variance(8, 0.0, 0.0), 0.0);
    }

    TEST_CASE("a negative standard deviation is refused") {
        CHECK_REFUSED(predicted_variance(8, 0.0, -1.0), NUMBERS());
        CHECK_REFUSED(predicted_variance(8, 2.0, -1e-9), NUMBERS());
    }

    TEST_CASE("vectors without components are refused") {
        CHECK_REFUSED(predicted_variance(0, 0.0, 1.0), NUMBERS());
        CHECK_REFUSED(predicted_variance(0, 0.0, 0.0), NUMBERS());
        CHECK_REFUSED(predicted_variance(0, 0.0, -1.0), NUMBERS());
    }
}
