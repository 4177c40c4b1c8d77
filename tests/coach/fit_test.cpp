#include "memory/fit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <stdexcept>

using namespace coach;

namespace {

// somebody who forgets fast, and somebody who hardly does
const Parameters fast{0.1, 0.4,  1.1, 3.2, 7.5, 0.6, 2.2, 0.05, 1.2,  0.3, 0.6,
                      1.1, 0.12, 0.2, 1.2, 0.4, 1.4, 0.7, 0.3,  0.15, 0.35};
const Parameters slow{0.9, 3.3,  9.7, 31.0, 4.8, 1.1, 1.4, 0.2, 2.3,  0.05, 1.1,
                      2.4, 0.03, 0.4, 2.2,  0.8, 2.9, 0.3, 0.6, 0.02, 0.11};

/// Numbers in [0, 1), the same with every standard library.
class Random {
 public:
    explicit Random(std::uint32_t seed) : generator_(seed) {}
    double draw() { return generator_() / 4294967296.0; }
    bool happens(double probability) { return draw() < probability; }

 private:
    std::mt19937 generator_;
};

/// Questions asked about when the default parameters say, again on the same day after some lapses,
/// and answered by a head that works with other parameters.
std::vector<ReviewHistory> simulate(const Parameters& head, int questions, double last_day,
                                    std::uint32_t seed) {
    const Fsrs true_model(head);
    const Fsrs coach_model;
    Random random(seed);
    const auto recalled = [&] {
        return random.happens(0.15)   ? Grade::hard
               : random.happens(0.75) ? Grade::good
                                      : Grade::easy;
    };
    std::vector<ReviewHistory> histories;
    for (int question = 0; question < questions; ++question) {
        ReviewHistory history{{0, random.happens(0.3) ? Grade::again : recalled()}};
        Memory truth = true_model.first(history.front().grade);
        Memory belief = coach_model.first(history.front().grade);
        double day = 0;
        while (true) {
            const PastReview& last = history.back();
            const bool at_once =
                last.grade == Grade::again && last.elapsed_days > 0 && random.happens(0.5);
            const double due = coach_model.interval(belief) * (0.7 + 0.8 * random.draw());
            const double days = at_once ? 0 : std::max(1.0, std::round(due));
            day += days;
            if (day > last_day) break;
            const Grade grade =
                random.happens(true_model.retrievability(truth, days)) ? recalled() : Grade::again;
            history.push_back({days, grade});
            truth = true_model.next(truth, days, grade);
            belief = coach_model.next(belief, days, grade);
        }
        histories.push_back(history);
    }
    return histories;
}

Fit fitted(const std::vector<ReviewHistory>& histories) {
    return std::get<Fit>(fit_parameters(histories));
}

bool is_within_bounds(const Parameters& parameters) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const auto [low, high] = parameter_bounds[i];
        if (!(parameters[i] >= low && parameters[i] <= high)) return false;
    }
    return true;
}

bool has_ordered_first_stabilities(const Parameters& parameters) {
    return std::is_sorted(parameters.begin(), parameters.begin() + 4);
}

/// So many questions, all answered alike: first, then again and again after the same days.
std::vector<ReviewHistory> alike(int questions, Grade first, double days, Grade grade,
                                 int reviews = 1) {
    ReviewHistory history{{0, first}};
    history.resize(1 + static_cast<std::size_t>(reviews), {days, grade});
    return std::vector<ReviewHistory>(static_cast<std::size_t>(questions), history);
}

std::vector<ReviewHistory> joined(std::vector<ReviewHistory> a,
                                  const std::vector<ReviewHistory>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

}  // namespace

TEST_CASE("fitted parameters foretell reviews they were not fitted to better than the defaults") {
    struct Row {
        const Parameters& head;
        std::uint32_t seed;
    };
    for (const Row& row : {Row{fast, 1}, Row{fast, 2}, Row{slow, 3}, Row{slow, 4}}) {
        CAPTURE(row.seed);
        const Fit fit = fitted(simulate(row.head, 200, 120, row.seed));
        const auto put_aside = simulate(row.head, 1000, 200, row.seed + 100);
        const ForecastError truth = forecast_error(row.head, put_aside);
        const ForecastError before = forecast_error(default_parameters, put_aside);
        const ForecastError after = forecast_error(fit.parameters, put_aside);
        // most of the way from the defaults to what could be known at best
        CHECK(after.log_loss - truth.log_loss < 0.2 * (before.log_loss - truth.log_loss));
        CHECK(after.rmse < before.rmse);
        CHECK(fit.after.log_loss < fit.before.log_loss);
        CHECK(is_within_bounds(fit.parameters));
        CHECK(has_ordered_first_stabilities(fit.parameters));
    }
}

TEST_CASE("a learner whom the defaults fit loses little by fitting them to few reviews") {
    for (const std::uint32_t seed : {1u, 2u, 3u}) {
        CAPTURE(seed);
        const Fit fit = fitted(simulate(default_parameters, 100, 120, seed));
        CHECK(fit.before.reviews < 700);
        const auto put_aside = simulate(default_parameters, 1000, 200, seed + 100);
        CHECK(forecast_error(fit.parameters, put_aside).log_loss <
              1.03 * forecast_error(default_parameters, put_aside).log_loss);
    }
}

TEST_CASE("no parameter, moved within its bounds, brings what is to be least down") {
    const auto objective = [](const Parameters& parameters, const auto& histories) {
        const ForecastError error = forecast_error(parameters, histories);
        double sum = static_cast<double>(error.reviews) * error.log_loss;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            sum += std::pow((parameters[i] - default_parameters[i]) / parameter_spread[i], 2);
        }
        return sum;
    };
    for (const Parameters* head : {&fast, &slow}) {
        const auto histories = simulate(*head, 200, 120, 6);
        const Parameters parameters = fitted(histories).parameters;
        const double least = objective(parameters, histories);
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            for (const double share : {-0.1, -0.01, 0.01, 0.1}) {
                CAPTURE(i);
                CAPTURE(share);
                Parameters moved = parameters;
                moved[i] = std::clamp(moved[i] + share * parameter_spread[i],
                                      parameter_bounds[i].low, parameter_bounds[i].high);
                CHECK(objective(moved, histories) > least - 1e-3);
            }
        }
    }
}

TEST_CASE("the same log gives the same parameters") {
    const auto histories = simulate(fast, 100, 120, 5);
    CHECK(fitted(histories).parameters == fitted(histories).parameters);
}

TEST_CASE("fewer than 400 reviews on a later day are too few, however many there are on the same") {
    auto histories = alike(399, Grade::good, 2, Grade::good);
    for (ReviewHistory& history : histories) history.push_back({0, Grade::again});
    const auto few = std::get<TooFewReviews>(fit_parameters(histories));
    CHECK(few.usable == 399);
    CHECK(few.needed == 400);
    histories.push_back({{0, Grade::good}, {1, Grade::again}});
    CHECK(std::holds_alternative<Fit>(fit_parameters(histories)));
    CHECK(std::get<TooFewReviews>(fit_parameters({})).usable == 0);
    CHECK(std::get<TooFewReviews>(fit_parameters({{}})).usable == 0);
}

TEST_CASE("however odd the log, parameters stay in their bounds and are no worse than before") {
    const std::vector<std::vector<ReviewHistory>> logs{
        alike(100, Grade::again, 1, Grade::again, 8),
        alike(100, Grade::easy, 10000, Grade::easy, 8),
        alike(100, Grade::easy, 1, Grade::again, 8),
        alike(100, Grade::again, 3650, Grade::hard, 8),
        alike(500, Grade::again, 1e308, Grade::good),
        // the better the first answer, the worse the second
        joined(joined(alike(200, Grade::again, 30, Grade::good),
                      alike(200, Grade::hard, 20, Grade::good)),
               joined(alike(200, Grade::good, 10, Grade::again),
                      alike(100, Grade::easy, 2, Grade::again))),
    };
    for (std::size_t i = 0; i < logs.size(); ++i) {
        CAPTURE(i);
        const Fit fit = fitted(logs[i]);
        CHECK(is_within_bounds(fit.parameters));
        CHECK(has_ordered_first_stabilities(fit.parameters));
        CHECK(fit.after.log_loss <= fit.before.log_loss);
        CHECK(std::isfinite(fit.after.log_loss));
        CHECK(fit.after.reviews == fit.before.reviews);
    }
}

TEST_CASE("log loss is the mean surprise, over the reviews a day or more after the one before") {
    const Fsrs fsrs;
    const Memory first = fsrs.first(Grade::good);
    const Memory second = fsrs.next(first, 3, Grade::hard);
    const Memory third = fsrs.next(second, 0, Grade::good);
    const ForecastError error = forecast_error(
        default_parameters,
        {{{0, Grade::good}, {3, Grade::hard}, {0, Grade::good}, {20, Grade::again}}, {}});
    CHECK(error.reviews == 2);
    CHECK(error.log_loss == doctest::Approx(-(std::log(fsrs.retrievability(first, 3)) +
                                              std::log(1 - fsrs.retrievability(third, 20))) /
                                            2));
    CHECK(forecast_error(default_parameters, {{{0, Grade::good}}}).reviews == 0);
}

TEST_CASE("RMSE compares foretold with seen recall in each bin of reviews that are alike") {
    const Fsrs fsrs;
    const double recall = fsrs.retrievability(fsrs.first(Grade::good), 2);
    const auto remembered = alike(3, Grade::good, 2, Grade::good);
    const auto forgotten = alike(1, Grade::good, 2, Grade::again);
    CHECK(forecast_error(default_parameters, joined(remembered, forgotten)).rmse ==
          doctest::Approx(std::abs(recall - 0.75)));
    // other days are another bin; each counts by its size
    const double later = fsrs.retrievability(fsrs.first(Grade::good), 100);
    CHECK(forecast_error(default_parameters,
                         joined(remembered, alike(1, Grade::good, 100, Grade::again)))
              .rmse ==
          doctest::Approx(std::sqrt((3 * std::pow(recall - 1, 2) + std::pow(later, 2)) / 4)));
}

TEST_CASE("a longer history and one with lapses are bins of their own") {
    const Fsrs fsrs;
    struct Row {
        std::vector<Grade> grades;  // two days apart
        std::vector<std::size_t> bins;
    };
    for (const Row& row : {Row{{Grade::good, Grade::good, Grade::good}, {0, 0, 1}},
                           Row{{Grade::again, Grade::good, Grade::good}, {0, 1, 2}}}) {
        ReviewHistory history{{0, Grade::good}};
        Memory memory = fsrs.first(Grade::good);
        std::array<double, 3> foretold_less_seen{};
        std::array<double, 3> size{};
        for (std::size_t i = 0; i < row.grades.size(); ++i) {
            foretold_less_seen[row.bins[i]] +=
                fsrs.retrievability(memory, 2) - (row.grades[i] == Grade::again ? 0 : 1);
            ++size[row.bins[i]];
            memory = fsrs.next(memory, 2, row.grades[i]);
            history.push_back({2, row.grades[i]});
        }
        double sum = 0;
        for (std::size_t bin = 0; bin < size.size(); ++bin) {
            if (size[bin] > 0) sum += std::pow(foretold_less_seen[bin], 2) / size[bin];
        }
        CHECK(forecast_error(default_parameters, {history}).rmse ==
              doctest::Approx(std::sqrt(sum / 3)));
    }
}

TEST_CASE("a log that cannot be is refused") {
    CHECK_THROWS_WITH_AS(fit_parameters({{{0, Grade::good}, {-1, Grade::good}}}),
                         "days since the last review: expected 0 or more, got -1",
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS(fit_parameters({{{0, static_cast<Grade>(7)}}}),
                         "grade: expected 1 (again) to 4 (easy), got 7", std::invalid_argument);
}
