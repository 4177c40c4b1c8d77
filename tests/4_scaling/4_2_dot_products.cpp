#include "4_scaling/laws.hpp"
#include "scaling.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"
#include "support/memory.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

/// Samples of this width against its exact law.
void check_law(std::size_t width) {
    Rng rng = fixture_rng();
    const std::size_t samples = 20000;
    const Law law(width);
    const Vector t = xt::adapt(law.points());
    CHECK_VALUES(summary_of(dot_products(width, samples, rng), law), expected_summary(law, samples),
                 INPUT(width), INPUT(samples), INPUT(t));
}

/// How many there are, how many of them are 0, and how many have the magnitude of another one.
///
/// Both can happen by accident, in single precision, which has 2^24 numbers of a magnitude: of 4999
/// dot products, 0.0006 are 0 and 2 are repetitions on average. Five at 0, or 25 repetitions, or five
/// repetitions among 97 come in fewer than 1e-12 of all runs (Poisson).
Value repetitions_in(const Vector& samples) {
    std::vector<double> magnitudes;
    std::size_t zeros = 0;
    for (const double* sample = samples.data(); sample != samples.data() + samples.size();
         ++sample) {
        magnitudes.push_back(std::abs(*sample));
        zeros += *sample == 0.0 ? 1 : 0;
    }
    std::sort(magnitudes.begin(), magnitudes.end());
    const auto different = std::unique(magnitudes.begin(), magnitudes.end()) - magnitudes.begin();
    const auto repeated = static_cast<double>(samples.size()) - static_cast<double>(different);
    return {part("number of samples", real(samples.size())), part("zeros", real(zeros)),
            part("repetitions", repeated)};
}

Value expected_repetitions(std::size_t samples) {
    return {part("number of samples", real(samples)), part("zeros", 0.0, 4.0, 10.0),
            part("repetitions", 0.0, std::max(4.0, 0.005 * real(samples)), real(samples) / 4.0)};
}

/// MiB that dot products take at the peak, and how many more for twice as many of them; nothing
/// where the system cannot tell.
///
/// A million pairs take 16 MiB if all of them are drawn at once. Where they take less than one, no
/// share worth mentioning is kept. Where they take more, that may be a block of a fixed size, which
/// is right up to 32 MiB; so both other sizes are so large that no such block is larger, and
/// need the same memory. Half of all vectors at once would be 17 MiB more for the larger one.
std::optional<Value> memory_of_dot_products(Rng& rng) {
    const auto measure = [&rng](std::size_t d_k, std::size_t samples) {
        return peak_growth([&] { static_cast<void>(dot_products(d_k, samples, rng)); });
    };
    std::optional<double> peak = measure(500, 2000);
    if (!peak) return std::nullopt;
    double more = 0.0;
    if (*peak > 1.0) {
        const std::optional<double> once = measure(1100, 2000);
        peak = measure(1100, 4000);
        if (!once || !peak) return std::nullopt;
        more = *peak - *once;
    }
    return Value{part("MiB", *peak), part("MiB more for twice as many samples", more)};
}

Value expected_memory() {
    Value most = at_most(32.0, 16.0);
    most.front().name = "MiB";
    Value more = at_most(2.0, 8.0);
    more.front().name = "MiB more for twice as many samples";
    most.push_back(more.front());
    return most;
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

    TEST_CASE("at width 1 they are products of two normal numbers") { check_law(1); }

    TEST_CASE("at width 2 they follow Laplace's law") { check_law(2); }

    TEST_CASE("at width 4 they follow their law, which is not yet a normal one") { check_law(4); }

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
            Rng first = fixture_rng();
            Rng second = fixture_rng();
            const auto difference = [&] {
                const Value one = value_of(dot_products(width, 51, first));
                return largest_difference(one, value_of(dot_products(width, 51, second)));
            };
            CHECK_VALUES(difference(), at_most(1e-11, 1e3), INPUT(width));
        }
    }

    // Two samples are equal by accident in one of 10^6 cases at most, in single precision; three of
    // 50 are, in fewer than C(50, 3)·1e-18, 1e-13 of all runs.
    TEST_CASE("other seeds give other samples") {
        Rng first = fixture_rng();
        Rng second(first());
        const auto equal_ones = [&] {
            const Value one = value_of(dot_products(3, 50, first));
            return how_many_are_equal(one, value_of(dot_products(3, 50, second)));
        };
        CHECK_VALUES(equal_ones(), at_most(2, 5));
    }

    TEST_CASE("the generator moves on: a second call gives other samples") {
        Rng rng = fixture_rng();
        const auto equal_ones = [&] {
            const Value one = value_of(dot_products(3, 50, rng));
            return how_many_are_equal(one, value_of(dot_products(3, 50, rng)));
        };
        CHECK_VALUES(equal_ones(), at_most(2, 5));
    }

    // Left out, with a word about it, where there is no Linux to measure it.
    TEST_CASE("memory does not grow with the number of dot products times their width") {
        Rng rng = fixture_rng();
        bool is_measured = true;
        const auto memory = [&] {
            const std::optional<Value> measured = memory_of_dot_products(rng);
            is_measured = measured.has_value();
            return measured.value_or(
                Value{part("MiB", 0.0), part("MiB more for twice as many samples", 0.0)});
        };
        CHECK_VALUES(memory(), expected_memory());
        if (!is_measured)
            MESSAGE("memory is not checked: this system has no /proc/self/clear_refs");
    }

    TEST_CASE("vectors without components, and no samples, are refused") {
        Rng rng = fixture_rng();
        CHECK_REFUSED(dot_products(0, 10, rng), NUMBERS());
        CHECK_REFUSED(dot_products(3, 0, rng), NUMBERS());
        CHECK_REFUSED(dot_products(0, 0, rng), NUMBERS());
    }
}
