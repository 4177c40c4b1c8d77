#include "4_scaling/laws.hpp"
#include "scaling.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"
#include "support/golden.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace qkv_tests {

Value value_of(const Moments& moments) {
    return {part("mean", moments.mean), part("variance", moments.variance)};
}

}  // namespace qkv_tests

namespace {

/// How far apart two wrong variances of far samples may be and still be the same mistake: what is
/// left of a difference of huge sums is anything. Near 0 it is a number like any other.
constexpr double anything = 1e300;
constexpr double itself = 0.0;

/// These two, within what the contract allows for such samples.
Value about(double mean, double variance, const Vector& samples, double alike = itself) {
    double largest = 1.0;
    for (const double sample : samples) largest = std::max(largest, std::abs(sample));
    return {part("mean", mean, 1e-12 * largest),
            part("variance", variance, 1e-6 * variance, alike)};
}

/// Two passes in a wider type.
Value expected_moments(const Vector& samples, double alike = itself) {
    long double sum = 0;
    for (const double sample : samples) sum += sample;
    const long double mean = sum / static_cast<long double>(samples.size());
    long double squares = 0;
    for (const double sample : samples) squares += (sample - mean) * (sample - mean);
    const long double variance = squares / static_cast<long double>(samples.size() - 1);
    return about(static_cast<double>(mean), static_cast<double>(variance), samples, alike);
}

/// So many samples around `center`, above and below it in turn, none closer to it than 1.
Vector far_samples(std::size_t size, double center, Rng& rng) {
    const Matrix draws = draw_matrix(1, size, rng);
    Vector samples = xt::zeros<double>({size});
    for (std::size_t i = 0; i < size; ++i) {
        const double deviation = 1.0 + std::abs(draws.data()[i]);
        samples.data()[i] = center + (i % 2 == 0 ? deviation : -deviation);
    }
    return samples;
}

}  // namespace

TEST_SUITE("4.1 moments") {
    TEST_CASE("the mean, and the squared deviations from it over one less than their number") {
        const Vector samples{2, 4, 9};
        CHECK_VALUES(moments(samples), about(5, 13, samples), INPUT(samples));
    }

    TEST_CASE("two samples are enough") {
        const Vector samples{0, 2};
        CHECK_VALUES(moments(samples), about(1, 2, samples), INPUT(samples));
    }

    TEST_CASE("fractions and signs count") {
        const Vector samples{-0.5, 0.25, -1.75, 1};
        CHECK_VALUES(moments(samples), about(-0.25, 1.375, samples), INPUT(samples));
    }

    TEST_CASE("equal samples do not vary") {
        const Vector samples{3, 3, 3};
        CHECK_VALUES(moments(samples), about(3, 0, samples), INPUT(samples));
    }

    TEST_CASE("any number of samples, in any order") {
        Rng rng = fixture_rng();
        for (const std::size_t size : {std::size_t{5}, std::size_t{100}}) {
            const Matrix draws = draw_matrix(1, size, rng);
            Vector samples = xt::zeros<double>({size});
            for (std::size_t i = 0; i < size; ++i) samples(i) = 2.0 + 3.0 * draws(0, i);
            CHECK_VALUES(moments(samples), expected_moments(samples), INPUT(samples));
        }
    }

    TEST_CASE("samples that differ little have a variance all the same") {
        const Vector samples{0.0002, 0.0005, 0.0002, 0.0003};
        CHECK_VALUES(moments(samples), about(0.0003, 2e-8, samples), INPUT(samples));
    }

    TEST_CASE("a large sample does not swallow the small ones") {
        const Vector samples{1e9, 3, -1e9};
        CHECK_VALUES(moments(samples), about(1, 1e18, samples), INPUT(samples));
    }

    TEST_CASE("samples near 1e9 keep their variance: PyTorch computes the same") {
        const Vector samples = golden_vector("moments_samples");
        const Vector right = golden_vector("moments_mean_variance");
        CHECK_VALUES(moments(samples), about(right(0), right(1), samples, anything),
                     INPUT(samples));
    }

    TEST_CASE("10,000 samples near 1e9 or -1e9 keep their variance") {
        Rng rng = fixture_rng();
        for (const double center : {1e9, -1e9}) {
            const Vector samples = far_samples(10000, center, rng);
            CHECK_VALUES(moments(samples), expected_moments(samples, anything), INPUT(samples));
        }
    }

    TEST_CASE("a second call does not remember the first") {
        Rng rng = fixture_rng();
        for (const double center : {0.0, -7.0}) {
            const Vector samples = far_samples(4, center, rng);
            CHECK_VALUES(moments(samples), expected_moments(samples), INPUT(samples));
        }
    }

    TEST_CASE("a single sample, and none, have no variance") {
        const Vector one{5};
        CHECK_REFUSED(moments(one), NUMBERS(), INPUT(one));
        const Vector none = xt::zeros<double>({0});
        CHECK_REFUSED(moments(none), NUMBERS(), INPUT(none));
    }
}
