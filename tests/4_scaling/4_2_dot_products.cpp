#include "4_scaling/laws.hpp"
#include "scaling.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"
#include "support/memory.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

/// Samples of this width against its exact law.
void check_law(std::size_t width, std::size_t samples) {
    Rng rng = fixture_rng();
    const Law law(width);
    const Value t{part("", law.points())};
    const Value lag{part("", as_numbers(lags(samples)))};
    CHECK_VALUES(summary_of(dot_products(width, samples, rng), law), expected_summary(law, samples),
                 INPUT(width), INPUT(samples), INPUT(t), INPUT(lag));
}

/// How many there are, how many of them are 0, and how many have the magnitude of another one, or none.
///
/// Both can happen by accident, in single precision, which has 2^24 numbers of a magnitude: of 4999
/// dot products, 0.0006 are 0 and 2 are repetitions on average. Five at 0, or 25 repetitions, or five
/// repetitions among 97 come in fewer than 1e-12 of all runs (Poisson).
Value repetitions_in(const Vector& samples) {
    std::vector<double> magnitudes;
    std::size_t zeros = 0;
    for (const double* sample = samples.data(); sample != samples.data() + samples.size();
         ++sample) {
        // NaN has no place in an order
        if (!std::isnan(*sample)) magnitudes.push_back(std::abs(*sample));
        zeros += *sample == 0.0 ? 1 : 0;
    }
    std::sort(magnitudes.begin(), magnitudes.end());
    const auto different = std::unique(magnitudes.begin(), magnitudes.end()) - magnitudes.begin();
    const auto repeated = static_cast<double>(samples.size()) - static_cast<double>(different);
    return {part("samples", real(samples.size())), part("zeros", real(zeros)),
            part("repetitions", repeated)};
}

Value expected_repetitions(std::size_t samples) {
    return {part("samples", real(samples)), part("zeros", 0.0, 4.0, 10.0),
            part("repetitions", 0.0, std::max(4.0, 0.005 * real(samples)), real(samples) / 4.0)};
}

/// The peak of resident memory, and how much more it is for twice as many samples; both 0 where the
/// system cannot tell.
///
/// Half a million pairs are 8 MiB if all of them are drawn at once. Where they take less than half a MiB,
/// no share worth mentioning is kept. Where they take more, it may be a block of a fixed size, which is
/// right up to 32 MiB. The two other sizes are so large that any such block fits into both, so the
/// peak is the same; half of all vectors at once would be 17 MiB more for the larger one.
Value memory_of_dot_products(Rng& rng, bool& is_measured) {
    const auto measure = [&](std::size_t d_k, std::size_t samples) {
        const std::optional<double> growth =
            peak_growth([&] { static_cast<void>(dot_products(d_k, samples, rng)); });
        is_measured = growth.has_value();
        return growth.value_or(0.0);
    };
    double peak = measure(500, 1000);
    double for_half_as_many = peak;
    if (peak > 0.5) {
        for_half_as_many = measure(1100, 2000);
        peak = measure(1100, 4000);
    }
    return {part("MiB at the peak", peak),
            part("MiB that twice the samples add", peak - for_half_as_many)};
}

Value expected_memory() {
    Part peak = at_most(32.0, 1e6).front();  // whatever the share that is kept
    peak.name = "MiB at the peak";
    Part more = at_most(4.0, 30.0).front();
    more.name = "MiB that twice the samples add";
    return {peak, more};
}

}  // namespace

TEST_SUITE("4.2 dot_products") {
    TEST_CASE("the dot products of vectors of 16 components vary around 0 with a variance of 16") {
        Rng rng = fixture_rng();
        const std::size_t width = 16;
        const std::size_t samples = 4000;
        CHECK_VALUES(moments_of(dot_products(width, samples, rng)),
                     expected_moments(width, samples), INPUT(width), INPUT(samples));
    }

    TEST_CASE("the variance is that of 100 where there are 100 components") {
        Rng rng = fixture_rng();
        const std::size_t width = 100;
        const std::size_t samples = 1000;
        CHECK_VALUES(moments_of(dot_products(width, samples, rng)),
                     expected_moments(width, samples), INPUT(width), INPUT(samples));
    }

    TEST_CASE("at width 1 they are products of two normal numbers") { check_law(1, 60000); }

    TEST_CASE("at width 2 they follow Laplace's law") { check_law(2, 20000); }

    TEST_CASE("at width 4 they follow their law, which is not yet a normal one") {
        check_law(4, 20000);
    }

    TEST_CASE("every sample is drawn, however many there are") {
        Rng rng = fixture_rng();
        for (const std::size_t samples :
             {std::size_t{1}, std::size_t{2}, std::size_t{97}, std::size_t{4999}}) {
            CHECK_VALUES(repetitions_in(dot_products(1, samples, rng)),
                         expected_repetitions(samples), INPUT(samples));
        }
    }

    TEST_CASE("equal seeds give equal samples") {
        for (const std::size_t width : {std::size_t{1}, std::size_t{3}}) {
            Rng one = fixture_rng();
            Rng like_one = fixture_rng();
            CHECK_VALUES(
                largest_difference(dot_products(width, 51, one), dot_products(width, 51, like_one)),
                at_most(1e-11, 1e3), INPUT(width));
        }
    }

    // Two samples are equal by accident in one of 10^6 cases at most, in single precision; three of
    // 50 are, in fewer than C(50, 3)·1e-18, 1e-13 of all runs.
    TEST_CASE("other seeds give other samples") {
        Rng one = fixture_rng();
        Rng another(one());
        CHECK_VALUES(how_many_are_equal(dot_products(3, 50, one), dot_products(3, 50, another)),
                     at_most(2, 5));
    }

    TEST_CASE("the generator moves on: a second call gives other samples") {
        Rng rng = fixture_rng();
        CHECK_VALUES(how_many_are_equal(dot_products(3, 50, rng), dot_products(3, 50, rng)),
                     at_most(2, 5));
    }

    // Left out, with a word about it, where there is no Linux to measure it.
    TEST_CASE("memory does not grow with the number of dot products times their width") {
        Rng rng = fixture_rng();
        bool is_measured = false;
        CHECK_VALUES(memory_of_dot_products(rng, is_measured), expected_memory());
        if (!is_measured) MESSAGE("memory is not checked: /proc/self/clear_refs is missing");
    }

    TEST_CASE("vectors without components, and no samples, are refused") {
        Rng rng = fixture_rng();
        CHECK_REFUSED(dot_products(0, 10, rng), NUMBERS());
        CHECK_REFUSED(dot_products(3, 0, rng), NUMBERS());
        CHECK_REFUSED(dot_products(0, 0, rng), NUMBERS());
    }
}
