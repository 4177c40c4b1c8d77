#include "progress/review_log.hpp"

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>

#include "problem.hpp"
#include "progress/schema.hpp"
#include "progress/store.hpp"
#include "temporary_folder.hpp"

using namespace coach;
using namespace std::chrono_literals;

namespace {

constexpr Day first_day{std::chrono::year(2025) / 3 / 1};

/// Sets the time zone as long as it lives.
class InTimeZone {
 public:
    explicit InTimeZone(const char* zone) {
        if (const char* const old = std::getenv("TZ")) before_ = old;
        setenv("TZ", zone, 1);
        tzset();
    }
    ~InTimeZone() {
        if (before_) {
            setenv("TZ", before_->c_str(), 1);
        } else {
            unsetenv("TZ");
        }
        tzset();
    }
    InTimeZone(const InTimeZone&) = delete;
    InTimeZone& operator=(const InTimeZone&) = delete;

 private:
    std::optional<std::string> before_;
};

Review review_of(const std::string& question, int minute) {
    Review review;
    review.question = question;
    review.at = UtcTime(1'740'000'000s + std::chrono::minutes(minute));
    review.day = first_day;
    review.seconds = 42.5;
    review.grade = Grade::hard;
    review.answer = std::string("Q·Kᵀ\n\0é", 11);
    review.points = {{"Q meets K.", true}, {"Its rows are queries.", false}};
    return review;
}

}  // namespace

TEST_CASE("a review is kept whole, and read in the order it was made in") {
    Store store(":memory:");
    ReviewLog log = store.review_log();
    Review second = review_of("why-scale", 2);
    second.occasion = Occasion::cram;
    second.grade = Grade::easy;
    second.points.clear();
    CHECK(log.add(second));
    CHECK(log.add(review_of("qkv-shapes", 1)));
    CHECK(log.reviews() == std::vector<Review>{review_of("qkv-shapes", 1), second});
}

TEST_CASE("what schedules need leaves out answers and key points") {
    Store store(":memory:");
    ReviewLog log = store.review_log();
    log.add(review_of("why-scale", 1));
    Review expected = review_of("why-scale", 1);
    expected.answer.clear();
    expected.points.clear();
    CHECK(log.reviews_in_short() == std::vector<Review>{expected});
}

TEST_CASE("a key point's record counts all answers, and says what the last one made of it") {
    Store store(":memory:");
    ReviewLog log = store.review_log();
    CHECK(log.point_records().empty());
    Review later = review_of("why-scale", 3);
    later.points = {{"Q meets K.", false}};
    Review crammed = review_of("why-scale", 2);
    crammed.occasion = Occasion::cram;
    Review other = review_of("qkv-shapes", 4);
    other.points = {{"Q meets K.", true}};
    log.add({later, review_of("why-scale", 1), other, crammed});  // by hour, not as they came
    CHECK(log.point_records() ==
          std::vector<PointRecord>{{"qkv-shapes", "Q meets K.", 1, 1, true},
                                   {"why-scale", "Its rows are queries.", 2, 0, false},
                                   {"why-scale", "Q meets K.", 3, 2, false}});
}

TEST_CASE("answers are counted by the day they were given on") {
    Store store(":memory:");
    ReviewLog log = store.review_log();
    Review later = review_of("why-scale", 3);
    later.day = first_day + std::chrono::days(2);
    log.add({review_of("why-scale", 1), review_of("why-scale", 2), later});
    CHECK(log.answers_by_day() ==
          std::map<Day, std::size_t>{{first_day, 2}, {first_day + std::chrono::days(2), 1}});
}

TEST_CASE("a review that comes again is no new one, and changes nothing") {
    Store store(":memory:");
    ReviewLog log = store.review_log();
    log.add(review_of("why-scale", 1));
    Review other = review_of("why-scale", 1);
    other.grade = Grade::easy;
    CHECK_FALSE(log.add(other));
    CHECK(log.add({other, review_of("why-scale", 2), review_of("qkv-shapes", 1)}) == 2);
    CHECK(log.reviews().size() == 3);
    CHECK(log.reviews()[0] == review_of("why-scale", 1));
}

TEST_CASE("an answer whose points are not ticked yet is kept until it is a review") {
    Store store(":memory:");
    ReviewLog log = store.review_log();
    CHECK_FALSE(log.unfinished());
    const Review review = review_of("why-scale", 1);
    log.begin(review_of("qkv-shapes", 0));
    log.begin(review);
    CHECK(log.unfinished() == static_cast<const Answered&>(review));
    log.add(review_of("qkv-shapes", 3));  // another one
    CHECK(log.unfinished());
    log.add(review);
    CHECK_FALSE(log.unfinished());
    log.begin(review);
    log.drop_unfinished();
    CHECK_FALSE(log.unfinished());
}

TEST_CASE("the first prediction of a question counts") {
    Store store(":memory:");
    ReviewLog log = store.review_log();
    const Prediction first{"projected-rows", "swapped-rows", "swapped-rows", UtcTime(5s)};
    CHECK(log.add(first));
    CHECK_FALSE(log.add(Prediction{"projected-rows", "right", "", UtcTime(6s)}));
    CHECK(log.predictions() == std::vector<Prediction>{first});
}

TEST_CASE("an interview has one date: the last one that was entered") {
    Store store(":memory:");
    ReviewLog log = store.review_log();
    CHECK_FALSE(log.interview());
    InterviewDate interview{UtcTime(7s), first_day, first_day + std::chrono::days(9), 45};
    log.set_interview(interview);
    interview.minutes = 30;
    log.set_interview(interview);
    CHECK(log.interview() == interview);
    log.forget_interview({UtcTime(8s), first_day});
    CHECK_FALSE(log.interview());
}

TEST_CASE("fitted parameters come back as they were") {
    Store store(":memory:");
    ReviewLog log = store.review_log();
    CHECK_FALSE(log.parameters());
    FittedParameters fitted{UtcTime(7s), 512, {}};
    fitted.parameters.fill(0.1);
    fitted.parameters[20] = 1.0 / 3;
    log.set_parameters(fitted);
    REQUIRE(log.parameters());
    CHECK(log.parameters()->reviews == 512);
    CHECK(log.parameters()->parameters == fitted.parameters);
}

TEST_CASE("a history from before there were reviews gets room for them") {
    const coach_tests::TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "progress.db";
    {
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        bring_up_to_date(database, {schema_steps().front()});
        database.exec("INSERT INTO hints (exercise, number, at) VALUES ('1.2', 1, 0)");
    }
    Store store(file);
    CHECK(store.review_log().reviews().empty());
    CHECK(store.exercise("1.2").hints == std::vector<std::size_t>{1});
}

TEST_CASE("a day of practice begins at four, by the clock on the wall") {
    const InTimeZone zone("CET-1CEST,M3.5.0,M10.5.0/3");
    const Day sunday{std::chrono::year(2025) / 3 / 30};  // clocks go forward at two
    const auto utc = [&](int hours, int minutes) {
        return UtcTime(std::chrono::sys_days(std::chrono::year(2025) / 3 / 30) +
                       std::chrono::hours(hours) + std::chrono::minutes(minutes));
    };
    CHECK(practice_day(utc(-1, 30)) == sunday - std::chrono::days(1));  // half past midnight
    CHECK(practice_day(utc(1, 59)) == sunday - std::chrono::days(1));   // 03:59, summer time
    CHECK(practice_day(utc(2, 0)) == sunday);                           // 04:00
    CHECK(practice_day(utc(21, 59)) == sunday);                         // 23:59
    CHECK(practice_day(utc(24 + 1, 59)) == sunday);                     // 03:59 on Monday
}

TEST_CASE("days are named and read") {
    CHECK(day_text(day_named("2025-03-01")) == "2025-03-01");
    CHECK(short_day_text(first_day) == "Sat 1 Mar");
    for (const char* const text :
         {"", "2025-3-1", "2025-02-29", "2025-03-01x", "01.03.2025", "now"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(day_named(text), Problem);
    }
}
