// The variance of q·k against d_k, measured and predicted, raw and scaled.

#include <array>

#include "figure.hpp"
#include "scaling.hpp"

namespace {

using book::Anchor;
using book::Ink;
using book::Point;

constexpr std::size_t samples = 20'000;

/// The standard error of a variance from so many samples, in relation to the variance: the excess
/// kurtosis of a sum of d_k products of two normals is 6 / d_k.
double relative_error(double d_k) { return std::sqrt((2 + 6 / d_k) / samples); }

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        qkv::Rng rng(3);
        const auto trials =
            qkv::variance_experiment({1, 2, 4, 8, 16, 32, 64, 128, 256, 512}, samples, rng);

        std::vector<Point> raw, scaled;
        std::vector<double> raw_errors, scaled_errors;
        double furthest = 0;
        std::vector<std::vector<std::string>> rows;
        std::string description = "Measured variances of " + std::to_string(samples) + " samples:";
        for (const qkv::VarianceTrial& trial : trials) {
            const auto d_k = static_cast<double>(trial.d_k);
            const double law = qkv::predicted_variance(trial.d_k, 0, 1);
            raw.push_back({d_k, trial.raw.variance});
            scaled.push_back({d_k, trial.scaled.variance});
            raw_errors.push_back(law * relative_error(d_k));
            scaled_errors.push_back(relative_error(d_k));
            furthest =
                std::max(furthest, std::abs(trial.scaled.variance - 1) / relative_error(d_k));
            const int places = trial.d_k < 10 ? 2 : 1;
            if (trial.d_k == 1 || trial.d_k == 4 || trial.d_k == 16 || trial.d_k == 64 ||
                trial.d_k == 256) {
                rows.push_back({std::to_string(trial.d_k), book::decimals(law, 0),
                                book::decimals(trial.raw.variance, places) + " ± " +
                                    book::decimals(law * relative_error(d_k), places),
                                book::decimals(trial.scaled.variance, 3) + " ± " +
                                    book::decimals(relative_error(d_k), 3)});
            }
            description += " d_k " + std::to_string(trial.d_k) + ", raw " +
                           book::decimals(trial.raw.variance, places) + ", scaled " +
                           book::decimals(trial.scaled.variance, 3) + ";";
        }
        description.back() = '.';
        description +=
            " The raw ones lie on the line d_k, the scaled ones on the line 1, all within " +
            book::decimals(furthest, 1) + " standard errors.";
        results.table("scaling_variance",
                      {"$d_k$", "predicted", "measured, raw", "measured, scaled"}, rows);
        results.number("scaling_variance_samples", samples, 0);
        results.number("scaling_variance_furthest", furthest, 1);
        results.number("scaling_error_1", 100 * relative_error(1), 1);
        results.number("scaling_error_64", 100 * relative_error(64), 1);
        // two sides of a normal law, beyond five standard errors: once in so many million
        results.number("scaling_false_alarm", 1e-6 / std::erfc(5 / std::sqrt(2.0)), 1);

        book::Drawing drawing(720, 345, "The variance of q·k against d_k, measured and predicted",
                              description);
        const std::vector<double> ticks{1, 4, 16, 64, 256};
        book::Axes both(drawing, {60, 45}, 265, 240, {0.8, 640, ticks, "d_k", true, 0},
                        {0.5, 1000, {1, 10, 100, 1000}, "variance", true, 0});
        both.curve({{0.8, 0.8}, {640, 640}}, {Ink::wrong, 1.5, true});
        both.curve({{0.8, 1}, {640, 1}}, {Ink::score, 1.5, true});
        both.points(raw, Ink::wrong, raw_errors);
        both.points(scaled, Ink::score);
        both.label({16, 16}, -14, -16, "q·k: on d_k", {Ink::wrong, 15, Anchor::end, true});
        both.label({30, 1}, 0, -14, "q·k / √d_k: on 1", {Ink::score, 15, Anchor::middle, true});

        book::Axes near(
            drawing, {430, 45}, 265, 240, {0.8, 640, ticks, "d_k", true, 0},
            {0.88, 1.12, {0.9, 0.95, 1, 1.05, 1.1}, "the scaled ones, close up", false, 2});
        near.curve({{0.8, 1}, {640, 1}}, {Ink::score, 1.5, true});
        for (const double side : {-5.0, 5.0}) {
            std::vector<Point> bound;
            for (double d_k = 0.8; d_k <= 640; d_k *= 1.1)
                bound.push_back({d_k, 1 + side * relative_error(d_k)});
            near.curve(bound, {Ink::quiet, 1.2, true});
        }
        near.points(scaled, Ink::score, scaled_errors);
        near.label({64, 1 + 5 * relative_error(64)}, 0, -10, "five standard errors",
                   {Ink::quiet, 13, Anchor::middle, false});
        results.picture("scaling_variance", drawing);
    });
}
