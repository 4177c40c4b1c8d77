#include "4_scaling/laws.hpp"
#include "scaling.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace qkv_tests {

Value value_of(const std::vector<std::size_t>& list) { return {part("", as_numbers(list))}; }

Value value_of(const std::vector<VarianceTrial>& trials) {
    const auto column = [&](const char* name, const auto& read) {
        std::vector<double> cells;
        for (const VarianceTrial& trial : trials) cells.push_back(read(trial));
        return part(name, cells);
    };
    return {column("d_k", [](const VarianceTrial& trial) { return real(trial.d_k); }),
            column("raw.mean", [](const VarianceTrial& trial) { return trial.raw.mean; }),
            column("raw.variance", [](const VarianceTrial& trial) { return trial.raw.variance; }),
            column("scaled.mean", [](const VarianceTrial& trial) { return trial.scaled.mean; }),
            column("scaled.variance",
                   [](const VarianceTrial& trial) { return trial.scaled.variance; })};
}

}  // namespace qkv_tests

namespace {

using Widths = std::vector<std::size_t>;
using Trials = std::vector<VarianceTrial>;

/// Which part of value_of(trials) is which.
enum Column { d_k_column, raw_mean, raw_variance, scaled_mean, scaled_variance };

Value widths_of(const Trials& trials) { return {value_of(trials)[d_k_column]}; }

Value expected_widths(const Widths& d_ks) { return {part("d_k", as_numbers(d_ks))}; }

Value moments_of(const Trials& trials) { return value_of(trials); }

/// What drawing decides; scaled moments follow from it.
Value raw_moments_of(const Trials& trials) {
    const Value all = value_of(trials);
    return {all[raw_mean], all[raw_variance]};
}

/// How many raw moments of the second trial are those of the first? All of them where there is none.
std::size_t how_many_moments_repeat(const Trials& trials) {
    if (trials.size() < 2) return 2;
    return how_many_are_equal(raw_moments_of({trials.at(0)}), raw_moments_of({trials.at(1)}));
}

/// Each cell of the column divided by this power of its trial's width.
std::vector<double> in_relation(const Trials& trials, Column column, double power) {
    std::vector<double> cells = value_of(trials)[column].cells;
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i] /= std::pow(real(trials[i].d_k), power);
    return cells;
}

/// The moments in relation to what they should be for independent components.
Value in_relation_to_d_k(const Trials& trials) {
    const Value all = value_of(trials);
    return {all[d_k_column], part("raw.mean / √d_k", in_relation(trials, raw_mean, 0.5)),
            part("raw.variance / d_k", in_relation(trials, raw_variance, 1.0)), all[scaled_mean],
            all[scaled_variance]};
}

Value expected_in_relation_to_d_k(const Widths& d_ks, std::size_t samples) {
    // in relation to the width the margin of the variance is the largest for the smallest width
    const std::size_t smallest = *std::min_element(d_ks.begin(), d_ks.end());
    const double of_means = margin_of_mean(1, samples);
    const double of_variances = margin_of_variance(smallest, samples) / real(smallest);
    const std::vector<double> zeros(d_ks.size(), 0.0);
    const std::vector<double> ones(d_ks.size(), 1.0);
    return {part("d_k", as_numbers(d_ks)), drawn("raw.mean / √d_k", zeros, of_means),
            drawn("raw.variance / d_k", ones, of_variances), drawn("scaled.mean", zeros, of_means),
            drawn("scaled.variance", ones, of_variances)};
}

/// Scaled moments beside those that follow from the raw ones: exact for the same dot products.
Value scaled_against_raw(const Trials& trials) {
    std::vector<double> differences = in_relation(trials, scaled_mean, 0.0);
    std::vector<double> ratios = in_relation(trials, scaled_variance, 0.0);
    const std::vector<double> means = in_relation(trials, raw_mean, 0.5);
    const std::vector<double> variances = in_relation(trials, raw_variance, 1.0);
    for (std::size_t i = 0; i < trials.size(); ++i) {
        differences[i] -= means[i];
        ratios[i] /= variances[i];
    }
    return {part("scaled.mean - raw.mean / √d_k", differences),
            part("scaled.variance / (raw.variance / d_k)", ratios)};
}

Value expected_scaled_against_raw(std::size_t trials) {
    // apart by rounding alone; wrong ones scatter, since they are drawn
    return {part("scaled.mean - raw.mean / √d_k", std::vector<double>(trials, 0.0), 1e-10, 0.5),
            part("scaled.variance / (raw.variance / d_k)", std::vector<double>(trials, 1.0), 1e-6,
                 0.6)};
}

/// Which share of the trials has a variance within a quarter of what it is on average?
Value share_close_to_the_law(const Trials& trials) {
    const auto share = [](const std::vector<double>& variances) {
        std::size_t count = 0;
        for (const double variance : variances) count += std::abs(variance - 1.0) < 0.25 ? 1 : 0;
        return real(count) / real(variances.size());
    };
    return {part("raw", share(in_relation(trials, raw_variance, 1.0))),
            part("scaled", share(in_relation(trials, scaled_variance, 0.0)))};
}

Value at_most_this_share(double bound) {
    Part raw = at_most(bound, 0.5).front();
    Part scaled = raw;
    raw.name = "raw";
    scaled.name = "scaled";
    return {raw, scaled};
}

}  // namespace

TEST_SUITE("4.3 variance_experiment") {
    TEST_CASE("the variance of a dot product is its width, and 1 after the scaling") {
        Rng rng = fixture_rng();
        const Widths d_ks{16, 4, 9};
        const std::size_t samples = 3000;
        CHECK_VALUES(in_relation_to_d_k(variance_experiment(d_ks, samples, rng)),
                     expected_in_relation_to_d_k(d_ks, samples), INPUT(d_ks), INPUT(samples));
    }

    TEST_CASE("what is scaled are the same dot products, divided by √d_k") {
        Rng rng = fixture_rng();
        const Widths d_ks{16, 4, 9};
        CHECK_VALUES(scaled_against_raw(variance_experiment(d_ks, 400, rng)),
                     expected_scaled_against_raw(d_ks.size()), INPUT(d_ks));
    }

    TEST_CASE(
        "there is a trial for each width, in the order given, twice where it is there twice") {
        Rng rng = fixture_rng();
        const Widths d_ks{3, 20, 3, 1, 20};
        CHECK_VALUES(widths_of(variance_experiment(d_ks, 2, rng)), expected_widths(d_ks),
                     INPUT(d_ks));
    }

    // Two moments are equal by accident if they are within 1e-12 of each other: 4e-12 for two pairs.
    TEST_CASE("equal widths get different samples") {
        Rng rng = fixture_rng();
        CHECK_VALUES(how_many_moments_repeat(variance_experiment({16, 16}, 10, rng)),
                     std::size_t{0});
    }

    TEST_CASE("the generator moves on: a second call gives other trials") {
        Rng rng = fixture_rng();
        CHECK_VALUES(how_many_are_equal(raw_moments_of(variance_experiment({5, 7}, 10, rng)),
                                        raw_moments_of(variance_experiment({5, 7}, 10, rng))),
                     std::size_t{0});
    }

    TEST_CASE("equal seeds give equal trials") {
        Rng one = fixture_rng();
        Rng like_one = fixture_rng();
        CHECK_VALUES(largest_difference(moments_of(variance_experiment({5, 2, 5}, 51, one)),
                                        moments_of(variance_experiment({5, 2, 5}, 51, like_one))),
                     at_most(1e-10, 1e3));
    }

    // The variance of two samples is all over the place: it is within a quarter of the width in a
    // share of 0.114 of all trials (their difference is distributed as q·k of width 8 is). Of 60
    // trials 36 or more are, in 1e-17 of all runs. With 100 samples each it would be 49.
    TEST_CASE("as many samples are drawn as are asked for: two say little") {
        Rng rng = fixture_rng();
        const Widths d_ks(60, 4);
        const std::size_t samples = 2;
        CHECK_VALUES(share_close_to_the_law(variance_experiment(d_ks, samples, rng)),
                     at_most_this_share(35.0 / 60.0), INPUT(samples));
    }

    TEST_CASE("without widths there are no trials") {
        Rng rng = fixture_rng();
        CHECK_VALUES(variance_experiment({}, 100, rng).size(), std::size_t{0});
    }

    TEST_CASE("a width of 0 is refused, wherever it is listed") {
        Rng rng = fixture_rng();
        for (const Widths& d_ks : {Widths{0}, Widths{4, 0}, Widths{0, 4}}) {
            CHECK_REFUSED(variance_experiment(d_ks, 10, rng), NUMBERS(), INPUT(d_ks));
        }
    }

    TEST_CASE("fewer than two samples are refused") {
        Rng rng = fixture_rng();
        const Widths d_ks{4, 9};
        for (const std::size_t samples : {std::size_t{0}, std::size_t{1}}) {
            CHECK_REFUSED(variance_experiment(d_ks, samples, rng), NUMBERS(), INPUT(d_ks),
                          INPUT(samples));
        }
    }
}
