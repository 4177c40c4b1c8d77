#include "plan/study_plan.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "practice_examples.hpp"

using namespace coach;
using coach_tests::day;
using coach_tests::noon;
using coach_tests::review;
using std::chrono::minutes;

namespace {

InterviewDate interview_on(int day_number, int minutes_a_day, int entered = 0) {
    return {noon(entered), day(entered), day(day_number), minutes_a_day};
}

/// Plans point into the practice that they were made of.
const Practice& kept(Practice practice) {
    static std::deque<Practice> practices;
    return practices.emplace_back(std::move(practice));
}

std::map<std::string, std::size_t> meetings(const StudyPlan& plan) {
    std::map<std::string, std::size_t> result;
    for (const PlannedDay& planned : plan.days) {
        for (const Task& task : planned.tasks) ++result[task.card->question->id];
    }
    return result;
}

void check_budget(const StudyPlan& plan) {
    for (const PlannedDay& planned : plan.days) {
        CAPTURE(day_text(planned.day));
        CHECK(planned.needed <= minutes(plan.interview.minutes));
        std::set<const Card*> different;
        for (const Task& task : planned.tasks) different.insert(task.card);
        CHECK(different.size() == planned.tasks.size());
    }
}

std::vector<std::string> names(const std::vector<const Question*>& questions) {
    std::vector<std::string> result;
    for (const Question* const question : questions) result.push_back(question->id);
    return result;
}

}  // namespace

TEST_CASE("in a week of 45 minutes every must-know question is met twice") {
    const std::vector<Question> questions = coach_tests::questions(119, 36);
    const Practice practice = coach_tests::practice(questions, {}, 0);
    const StudyPlan plan = study_plan(practice, interview_on(7, 45));
    REQUIRE(plan.days.size() == 7);
    CHECK(plan.days.front().day == day(0));
    CHECK(plan.days.back().day == day(6));
    check_budget(plan);
    const auto met = meetings(plan);
    for (std::size_t i = 0; i < 36; ++i) {
        CAPTURE(i);
        REQUIRE(met.count(questions[i].id) == 1);
        CHECK(met.at(questions[i].id) >= 2);
    }
    CHECK(plan.not_met.empty());
    CHECK(plan.met_once.empty());
    CHECK(met.size() + plan.dropped.size() == 119);
    CHECK(plan.days.back().mock == minutes(20));
    CHECK(plan.days.back().tasks.empty());
    CHECK(std::all_of(plan.days.begin(), plan.days.end() - 1,
                      [](const PlannedDay& planned) { return planned.mock == minutes(0); }));
}

TEST_CASE("whatever the days and minutes, no day is over budget and must-know comes first") {
    const std::vector<Question> questions = coach_tests::questions(60, 20);
    const Practice practice = coach_tests::practice(questions, {}, 0);
    for (int days = 1; days <= 12; ++days) {
        for (int a_day : {5, 10, 15, 25, 45, 90}) {
            CAPTURE(days);
            CAPTURE(a_day);
            const StudyPlan plan = study_plan(practice, interview_on(days, a_day));
            REQUIRE(plan.days.size() == static_cast<std::size_t>(days));
            check_budget(plan);
            const auto met = meetings(plan);
            if (!plan.not_met.empty()) {
                // nothing else was worth the time
                for (const auto& [id, times] : met) CHECK(std::stoi(id.substr(1)) < 20);
            }
            // enough room for all of them twice, each day's last two minutes aside
            const auto room = (minutes(a_day) - practice.needed.first) * (days - 1);
            if (days > 3 && room >= (practice.needed.first + practice.needed.again) * 20) {
                CHECK(plan.not_met.empty());
                CHECK(plan.met_once.empty());
            }
        }
    }
}

TEST_CASE("days that were skipped are planned again, and what is dropped is said") {
    const std::vector<Question> questions = coach_tests::questions(60, 36);
    const std::vector<Review> done{review("q0", 0, Grade::good), review("q1", 0, Grade::good)};
    const InterviewDate interview = interview_on(7, 30);
    const StudyPlan in_time = study_plan(kept(coach_tests::practice(questions, {}, 0)), interview);
    const StudyPlan late = study_plan(kept(coach_tests::practice(questions, done, 4)), interview);
    CHECK(late.skipped == std::vector<Day>{day(1), day(2), day(3)});
    REQUIRE(late.days.size() == 3);
    check_budget(late);
    CHECK(late.dropped.size() > in_time.dropped.size());
    CHECK(late.not_met.size() + late.met_once.size() > 0);
    for (const std::string& id : names(late.not_met)) CHECK(meetings(late).count(id) == 0);
}

TEST_CASE("the last day holds a mock interview and what was missed, nothing else") {
    const std::vector<Question> questions = coach_tests::questions(10, 5);
    const std::vector<Review> done{review("q0", 2, Grade::again), review("q7", 0, Grade::good),
                                   review("q1", 5, Grade::again)};
    const StudyPlan plan =
        study_plan(kept(coach_tests::practice(questions, done, 6)), interview_on(7, 45));
    REQUIRE(plan.days.size() == 1);
    CHECK(plan.days[0].mock == minutes(20));
    CHECK(coach_tests::ids(plan.days[0].tasks) == std::vector<std::string>{"q0", "q1"});
    CHECK(plan.days[0].tasks[0].why == Why::missed);
}

TEST_CASE("a plan of a single day uses it") {
    const std::vector<Question> questions = coach_tests::questions(60, 36);
    const StudyPlan plan =
        study_plan(kept(coach_tests::practice(questions, {}, 0)), interview_on(1, 45));
    REQUIRE(plan.days.size() == 1);
    check_budget(plan);
    CHECK(plan.days[0].mock == minutes(20));
    CHECK(coach_tests::ids(plan.days[0].tasks).size() == 10);
    CHECK(plan.not_met.size() == 26);
}

TEST_CASE("what was practised today counts for today's budget") {
    const std::vector<Question> questions = coach_tests::questions(60, 36);
    const std::vector<Review> done{review("q0", 0, Grade::good), review("q1", 0, Grade::good)};
    const StudyPlan plan =
        study_plan(kept(coach_tests::practice(questions, done, 0)), interview_on(7, 10));
    CHECK(plan.days[0].needed <= minutes(10) - 2 * std::chrono::seconds(110));
    CHECK(plan.days[0].tasks.size() == 2);
}

TEST_CASE("what is due later than the day before the interview is due on that day") {
    const InterviewDate interview = interview_on(7, 45);
    CHECK(capped(day(40), interview) == day(6));
    CHECK(capped(day(3), interview) == day(3));
    CHECK(capped(day(40), std::nullopt) == day(40));
}

TEST_CASE("without a date: what was missed, what a mistake brings, what is due, what is new") {
    const std::vector<Question> questions = coach_tests::questions(6, 2);
    Practice practice = coach_tests::practice(
        questions, {review("q3", 0, Grade::good), review("q4", 0, Grade::again)}, 5);
    practice.open[5] = false;
    practice.forward = {{"q5", "by-d-k", "Scores are divided by d_k", "4.7", noon(5), true}};
    const auto tasks = tasks_without_date(practice, minutes(10));
    CHECK(coach_tests::ids(tasks) == std::vector<std::string>{"q4", "q5", "q3", "q1", "q0", "q2"});
    CHECK(tasks[1].why == Why::mistake);
    CHECK(tasks[2].why == Why::due);
    CHECK(tasks[3].why == Why::fresh);
}

TEST_CASE("after a month away nothing new is begun before the rest is answered") {
    const std::vector<Question> questions = coach_tests::questions(40, 10);
    std::vector<Review> reviews;
    for (int i = 0; i < 30; ++i) {
        reviews.push_back(review("q" + std::to_string(i), i % 4, Grade::good));
    }
    const Practice practice = coach_tests::practice(questions, reviews, 35);
    const auto tasks = tasks_without_date(practice, minutes(10));
    CHECK(tasks.size() == 30);
    CHECK(std::all_of(tasks.begin(), tasks.end(),
                      [](const Task& task) { return task.why == Why::due; }));
    CHECK(std::all_of(tasks.begin(), tasks.begin() + 10,
                      [](const Task& task) { return task.card->question->must_know; }));
}

TEST_CASE("topics take turns") {
    std::vector<Question> questions = coach_tests::questions(4, 0);
    for (std::size_t i = 0; i < 4; ++i) questions[i].topic = i < 2 ? "scaling" : "masks";
    const Practice practice = coach_tests::practice(questions, {}, 0);
    CHECK(coach_tests::ids(tasks_without_date(practice, minutes(10))) ==
          std::vector<std::string>{"q0", "q2", "q1", "q3"});
}
