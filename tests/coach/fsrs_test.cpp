#include "memory/fsrs.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

using namespace coach;

namespace {

struct ReferenceReview {
    double days;
    Grade grade;
    double retrievability;  ///< before the answer; the first one's means nothing
    Memory memory;          ///< after it
    int interval;
};

struct ReferenceHistory {
    std::string about;
    Fsrs fsrs;
    std::vector<ReferenceReview> reviews;
};

/// What ts-fsrs 5.4.2 has and computed; fsrs_reference.mjs wrote it.
nlohmann::json reference() {
    std::ifstream file(QKV_SOURCE_DIR "/tests/coach/fsrs_reference.json");
    return nlohmann::json::parse(file);
}

std::vector<ReferenceHistory> reference_histories() {
    std::vector<ReferenceHistory> histories;
    const nlohmann::json root = reference();
    for (const nlohmann::json& history : root.at("histories")) {
        ReferenceHistory read{
            history.at("about"),
            Fsrs{history.at("parameters").get<Parameters>(), history.at("retention").get<double>()},
            {}};
        for (const nlohmann::json& review : history.at("reviews")) {
            const nlohmann::json& recall = review.at("retrievability");
            read.reviews.push_back({review.at("days"),
                                    static_cast<Grade>(review.at("grade").get<int>()),
                                    recall.is_null() ? 0.0 : recall.get<double>(),
                                    {review.at("stability"), review.at("difficulty")},
                                    review.at("interval")});
        }
        histories.push_back(std::move(read));
    }
    return histories;
}

/// ts-fsrs rounds R, the factor of the curve, D and S to 8 decimals at each step, the coach does
/// not. That puts R and D off by up to 1e-8 (half a unit, and what the factor's half does), and S, by
/// way of 1-R, by up to 3.4e-7 of itself. The bounds are twice that.
constexpr double near_recall = 2e-8;
constexpr double near_difficulty = 2e-8;

bool is_near_stability(double got, double expected, double relative) {
    return std::abs(got - expected) <= 1e-8 + relative * expected;
}

std::string refusal(const std::function<void()>& call) {
    try {
        call();
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
    return "not refused";
}

}  // namespace

TEST_CASE("the default parameters and their bounds are those of ts-fsrs") {
    const nlohmann::json root = reference();
    CHECK(root.at("default_parameters").get<Parameters>() == default_parameters);
    const nlohmann::json& bounds = root.at("parameter_bounds");
    REQUIRE(bounds.size() == parameter_bounds.size());
    for (std::size_t i = 0; i < parameter_bounds.size(); ++i) {
        CAPTURE(i);
        CHECK(bounds[i][0] == parameter_bounds[i].low);
        CHECK(bounds[i][1] == parameter_bounds[i].high);
    }
}

TEST_CASE("each single review changes the memory as ts-fsrs does") {
    std::size_t reviews = 0;
    for (const ReferenceHistory& history : reference_histories()) {
        CAPTURE(history.about);
        const Memory* before = nullptr;
        for (const ReferenceReview& review : history.reviews) {
            CAPTURE(&review - history.reviews.data());
            if (before) {
                const double recall = history.fsrs.retrievability(*before, review.days);
                CHECK(std::abs(recall - review.retrievability) <= near_recall);
            }
            const Memory got = before ? history.fsrs.next(*before, review.days, review.grade)
                                      : history.fsrs.first(review.grade);
            CHECK(is_near_stability(got.stability, review.memory.stability, 7e-7));
            CHECK(std::abs(got.difficulty - review.memory.difficulty) <= near_difficulty);
            CHECK(history.fsrs.interval(review.memory) == review.interval);
            before = &review.memory;
            ++reviews;
        }
    }
    CHECK(reviews == 636);
}

// Differences add up, most where S is a few thousandths of a day and its 8 decimals are few.
TEST_CASE("a whole history leads to the memory and the interval that ts-fsrs has") {
    for (const ReferenceHistory& history : reference_histories()) {
        CAPTURE(history.about);
        Memory memory = history.fsrs.first(history.reviews.front().grade);
        for (std::size_t i = 1; i < history.reviews.size(); ++i) {
            CAPTURE(i);
            const ReferenceReview& review = history.reviews[i];
            memory = history.fsrs.next(memory, review.days, review.grade);
            CHECK(is_near_stability(memory.stability, review.memory.stability, 5e-6));
            CHECK(std::abs(memory.difficulty - review.memory.difficulty) <= 5e-8);
            CHECK(history.fsrs.interval(memory) == review.interval);
        }
    }
}

TEST_CASE("recall is certain at once, and 90 % after as many days as the stability") {
    const Fsrs fsrs;
    for (const double stability : {0.001, 0.7, 12.5, 36500.0}) {
        CAPTURE(stability);
        CHECK(fsrs.retrievability({stability, 5}, 0) == 1);
        CHECK(fsrs.retrievability({stability, 5}, stability) == doctest::Approx(0.9));
    }
}

TEST_CASE("an interval is at least a day and at most 36,500") {
    CHECK(Fsrs(default_parameters, 0.99).interval({0.001, 5}) == 1);
    CHECK(Fsrs(default_parameters, 1e-9).interval({36500, 5}) == 36500);
}

TEST_CASE("a second answer on the same day never harms unless it was forgotten") {
    const Fsrs fsrs;
    const Memory memory{50, 5};
    CHECK(fsrs.next(memory, 0, Grade::again).stability < 50);
    for (const Grade grade : {Grade::hard, Grade::good, Grade::easy}) {
        CAPTURE(name_of(grade));
        CHECK(fsrs.next(memory, 0, grade).stability >= 50);
    }
}

TEST_CASE("what is out of range is refused, with what was expected and got") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const Fsrs fsrs;
    Parameters negative = default_parameters;
    negative[4] = -1;
    Parameters not_a_number = default_parameters;
    not_a_number[20] = nan;
    struct Row {
        std::function<void()> call;
        const char* message;
    };
    const std::vector<Row> rows{
        {[&] { Fsrs{negative}; }, "parameter w[4]: expected 1 to 10, got -1"},
        {[&] { Fsrs{not_a_number}; }, "parameter w[20]: expected 0.1 to 0.8, got nan"},
        {[] { Fsrs(default_parameters, 0); },
         "desired retention: expected above 0 and below 1, got 0"},
        {[] { Fsrs(default_parameters, 1); },
         "desired retention: expected above 0 and below 1, got 1"},
        {[] { Fsrs(default_parameters, nan); },
         "desired retention: expected above 0 and below 1, got nan"},
        {[&] { fsrs.first(static_cast<Grade>(0)); },
         "grade: expected 1 (again) to 4 (easy), got 0"},
        {[&] {
             fsrs.next({1, 5}, 1, static_cast<Grade>(5));
         },
         "grade: expected 1 (again) to 4 (easy), got 5"},
        {[&] {
             fsrs.next({1, 5}, -1, Grade::good);
         },
         "days since the last review: expected 0 or more, got -1"},
        {[&] {
             fsrs.retrievability({1, 5}, infinity);
         },
         "days since the last review: expected 0 or more, got inf"},
        {[&] {
             fsrs.next({1, 5}, nan, Grade::good);
         },
         "days since the last review: expected 0 or more, got nan"},
        {[&] {
             fsrs.next({0, 5}, 1, Grade::good);
         },
         "stability in days: expected 0.001 to 36500, got 0"},
        {[&] {
             fsrs.interval({nan, 5});
         },
         "stability in days: expected 0.001 to 36500, got nan"},
        {[&] {
             fsrs.retrievability({1, 0}, 1);
         },
         "difficulty: expected 1 to 10, got 0"},
    };
    for (const Row& row : rows) CHECK(refusal(row.call) == row.message);
}

TEST_CASE("the grades have names") {
    CHECK(name_of(Grade::again) == "again");
    CHECK(name_of(Grade::hard) == "hard");
    CHECK(name_of(Grade::good) == "good");
    CHECK(name_of(Grade::easy) == "easy");
}
