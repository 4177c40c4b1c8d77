#include "overview/overview.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "practice_examples.hpp"

using namespace coach;
using coach_tests::day;
using coach_tests::practice;
using coach_tests::questions;
using coach_tests::review;

namespace {

/// What all answers made of a key point of practice_examples.hpp.
PointRecord record(const std::string& question, const std::string& point, std::size_t judged,
                   std::size_t said, bool said_last) {
    PointRecord result;
    result.question = question;
    result.point = point;
    result.judged = judged;
    result.said = said;
    result.said_last = said_last;
    return result;
}

std::vector<std::size_t> counts(const Overview& overview) {
    std::vector<std::size_t> result;
    for (const DueDay& due : overview.due) result.push_back(due.reviews);
    return result;
}

std::vector<std::string> names(const std::vector<TopicStrength>& topics) {
    std::vector<std::string> result;
    for (const TopicStrength& topic : topics) result.push_back(topic.topic);
    return result;
}

/// A course whose exercises stand as said.
struct Exercises {
    explicit Exercises(const std::vector<std::optional<ExerciseStatus>>& statuses) {
        lesson.number = "1";
        lesson.title = "The projections";
        lesson.exercises.resize(statuses.size());
        standing.lesson = &lesson;
        for (std::size_t i = 0; i < statuses.size(); ++i) {
            lesson.exercises[i].id = "1." + std::to_string(i + 1);
            lesson.exercises[i].name = "e" + std::to_string(i + 1);
            ExerciseStanding exercise;
            exercise.exercise = &lesson.exercises[i];
            exercise.status = statuses[i];
            standing.exercises.push_back(exercise);
        }
    }
    Exercises(const Exercises&) = delete;
    Exercises& operator=(const Exercises&) = delete;

    Lesson lesson;
    LessonStanding standing;
};

}  // namespace

TEST_CASE("exercises count as passed by their last check; the next is the first that is not") {
    const Exercises exercises(
        {ExerciseStatus::passed, ExerciseStatus::failed, std::nullopt, ExerciseStatus::passed});
    const Overview overview = overview_of({exercises.standing}, practice({}, {}, 0), {});
    REQUIRE(overview.lessons.size() == 1);
    CHECK(overview.lessons[0].title == "The projections");
    CHECK(overview.passed() == 2);
    CHECK(overview.exercises() == 4);
    REQUIRE(overview.next);
    CHECK(overview.next->id == "1.2");
    CHECK(overview.next->name == "e2");
}

TEST_CASE("where everything passes there is no next exercise") {
    const Exercises exercises({ExerciseStatus::passed});
    CHECK_FALSE(overview_of({exercises.standing}, practice({}, {}, 0), {}).next);
}

TEST_CASE("the forecast adds up what each answered question would be remembered with") {
    const std::vector<Question> asked = questions(4, 0);
    const Practice two_answered =
        practice(asked, {review("q0", 0, Grade::good), review("q1", 3, Grade::hard)}, 5);
    const Overview overview = overview_of({}, two_answered, {});
    CHECK(overview.questions == 4);
    CHECK(overview.answered == 2);
    REQUIRE(overview.remembered.size() == 31);
    const Fsrs fsrs;
    for (const int days : {0, 7, 30}) {
        CAPTURE(days);
        CHECK(overview.remembered[static_cast<std::size_t>(days)] ==
              doctest::Approx(fsrs.retrievability(fsrs.first(Grade::good), 5 + days) +
                              fsrs.retrievability(fsrs.first(Grade::hard), 2 + days)));
    }
}

TEST_CASE("a crammed question is met, but in no forecast and on no day due") {
    const std::vector<Question> asked = questions(1, 0);
    Review crammed = review("q0", 0, Grade::good);
    crammed.occasion = Occasion::cram;
    const Overview overview = overview_of({}, practice(asked, {crammed}, 0), {});
    CHECK(overview.answered == 0);
    CHECK(overview.remembered.front() == 0);
    CHECK(counts(overview) == std::vector<std::size_t>(14, 0));
    REQUIRE(overview.topics.size() == 1);
    CHECK(overview.topics[0].met == 1);
    CHECK_FALSE(overview.topics[0].recall);
}

TEST_CASE("reviews are due on their days, those of earlier days today") {
    const std::vector<Question> asked = questions(3, 0);
    const int after_good = Fsrs().interval(Fsrs().first(Grade::good));  // 2 days
    REQUIRE(after_good == 2);
    const Overview overview =
        overview_of({},
                    practice(asked,
                             {review("q0", 0, Grade::good), review("q1", 4, Grade::again),
                              review("q2", 9, Grade::good)},
                             10),
                    {});
    CHECK(counts(overview) == std::vector<std::size_t>{2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    CHECK(overview.due_today_needs == TimeNeeded().again * 2);
}

TEST_CASE("what is due later than the interview is due on the day before it") {
    const std::vector<Question> asked = questions(2, 0);
    Practice before =
        practice(asked, {review("q0", 0, Grade::easy), review("q1", 0, Grade::good)}, 0);
    REQUIRE(before.cards[0].due > day(5));
    const InterviewDate interview{coach_tests::noon(0), day(0), day(4), 45};
    before.interview = interview;
    const Overview overview = overview_of({}, before, {});
    CHECK(counts(overview) == std::vector<std::size_t>{0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    CHECK(overview.interview == interview);
}

TEST_CASE("on the day of the interview, what is left is due today") {
    const std::vector<Question> asked = questions(1, 0);
    Practice that_day = practice(asked, {review("q0", 0, Grade::good)}, 1);
    that_day.interview = {coach_tests::noon(0), day(0), day(1), 45};
    CHECK(counts(overview_of({}, that_day, {}))[0] == 1);
}

TEST_CASE("topics are sorted by what was said lately times recall; those not met come last") {
    // topics take turns: q0 and q3 are on projections, q1 on roles, q2 on three matrices
    const std::vector<Question> asked = questions(4, 0);
    PracticeRecords records;
    records.points = {
        record("q0", "It is one.", 3, 1, true), record("q0", "It is two.", 3, 2, true),
        record("q1", "It is one.", 1, 1, true), record("q1", "It is two.", 2, 1, false)};
    const Overview overview = overview_of(
        {}, practice(asked, {review("q0", 0, Grade::good), review("q1", 0, Grade::good)}, 0),
        records);
    CHECK(names(overview.topics) ==
          std::vector<std::string>{"roles", "projections", "three matrices"});
    CHECK(overview.topics[0].said_share() == doctest::Approx(0.5));
    CHECK(overview.topics[0].recall == doctest::Approx(1));
    CHECK(overview.topics[1].said_share() == doctest::Approx(1));
    CHECK(overview.topics[1].met == 1);
    CHECK(overview.topics[1].total == 2);
    CHECK_FALSE(overview.topics[2].said_share());
    CHECK_FALSE(overview.topics[2].recall);
}

TEST_CASE("key points that no answer said: must-know first, then what is left out most often") {
    const std::vector<Question> asked = questions(3, 1);
    PracticeRecords records;
    records.points = {
        record("q2", "It is one.", 1, 0, false), record("q2", "It is two.", 4, 0, false),
        record("q1", "It is one.", 5, 1, false), record("q0", "It is two.", 1, 0, false),
        record("q1", "As it read last year.", 9, 0, false)};
    const Overview overview = overview_of({}, practice(asked, {}, 0), records);
    REQUIRE(overview.unsaid.size() == 3);
    CHECK(overview.unsaid[0].question == "q0");
    CHECK(overview.unsaid[0].must_know);
    CHECK(overview.unsaid[1].question == "q2");
    CHECK(overview.unsaid[1].point == "It is two.");
    CHECK(overview.unsaid[1].answers == 4);
    CHECK(overview.unsaid[2].point == "It is one.");
}

TEST_CASE("the calendar begins on a Monday, eleven weeks before this one") {
    // day 0 is a Saturday
    PracticeRecords records;
    records.answers = {{day(0), 3}, {day(-100), 7}};
    records.checks = {{day(0), 2}, {day(-1), 4}};
    const Overview overview = overview_of({}, practice({}, {}, 0), records);
    REQUIRE(overview.days.size() == 11 * 7 + 6);
    CHECK(overview.days.front().day == day(-82));
    CHECK(short_day_text(overview.days.front().day) == "Mon 9 Dec");
    CHECK(overview.days.back().day == day(0));
    CHECK(overview.days.back().answers == 3);
    CHECK(overview.days.back().checks == 2);
    const std::size_t all = std::accumulate(
        overview.days.begin(), overview.days.end(), std::size_t{0},
        [](std::size_t sum, const PracticeDay& one) { return sum + one.answers + one.checks; });
    CHECK(all == 9);
    CHECK_FALSE(overview.is_empty);
}

TEST_CASE("without a check and an answer the overview is empty") {
    CHECK(overview_of({}, practice(questions(2, 0), {}, 0), {}).is_empty);
}
