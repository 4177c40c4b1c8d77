#include "watch/worker_news.hpp"

#include <doctest/doctest.h>

#include <random>

#include "watch_course.hpp"

using namespace coach;
using namespace coach_tests;

namespace {

struct Fixture : WatchCourse {
    CheckedLesson failing() const {
        CheckedLesson result = checked(1, "fn", "int main() {}\n\"\\\n");
        result.verdict.status = LessonStatus::crashed;
        result.verdict.trouble = "it crashed";
        result.verdict.advice = "look";
        result.verdict.printed = "hello\n";
        result.verdict.seconds = std::chrono::duration<double>(0.25);
        ExerciseVerdict& exercise = result.verdict.exercises[0];
        exercise.was_cut_short = true;
        exercise.mistake =
            NamedMistake{"id", "title", "docs", "why", "think", Confidence::part, 2, 3, "1.1"};
        result.verdict.crash = CrashFinding{"trap", 3, 5, "\treturn \"y\";", "What.", "Look."};
        result.verdict.exercises[1].observation = "all are 0";
        result.verdict.exercises[1].begins_with_the_smallest = true;
        return result;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "a verdict arrives as it was sent") {
    const CheckedLesson sent = failing();
    const std::string line = to_line(sent);
    CHECK(line.find('\n') == line.size() - 1);
    const auto news = read_line(course, line.substr(0, line.size() - 1));
    REQUIRE(news);
    const auto* const got = std::get_if<CheckedLesson>(&*news);
    REQUIRE(got != nullptr);
    CHECK(to_line(*got) == line);
    CHECK(got->source == sent.source);
    CHECK(got->verdict.lesson == &course.lessons[1]);
    CHECK(got->verdict.status == LessonStatus::crashed);
    CHECK(got->verdict.exercises[0].mistake->confidence == Confidence::part);
    CHECK(got->verdict.exercises[0].failures[0].message == "expected 1, got 2*");
    REQUIRE(got->verdict.crash.has_value());
    CHECK(got->verdict.crash->line == 3);
    CHECK(got->verdict.crash->code == "\treturn \"y\";");
    CHECK(got->verdict.exercises[1].observation == "all are 0");
    CHECK(got->verdict.exercises[1].begins_with_the_smallest);
    CHECK_FALSE(got->verdict.exercises[0].begins_with_the_smallest);
}

TEST_CASE_FIXTURE(Fixture, "progress and trouble arrive too") {
    const auto progress = read_line(course, to_line(BuildProgress{2, 7}));
    REQUIRE(progress);
    CHECK(std::get<BuildProgress>(*progress).total == 7);
    const auto search = read_line(course, to_line(CrashSearch{}));
    REQUIRE(search);
    CHECK(std::holds_alternative<CrashSearch>(*search));
    const auto trouble = read_line(course, to_line(WorkerTrouble{"no disk"}));
    REQUIRE(trouble);
    CHECK(std::get<WorkerTrouble>(*trouble).message == "no disk");
}

TEST_CASE_FIXTURE(Fixture, "a line that is no news is none") {
    for (const char* const line :
         {"", "ninja: warning", "{}", "[1]", "{\"news\":\"else\"}", "{\"news\":1}",
          "{\"news\":\"progress\"}", "{\"news\":\"checked\",\"lesson\":\"9_none\"}"}) {
        CHECK_FALSE(read_line(course, line));
    }
}

TEST_CASE_FIXTURE(Fixture, "a state that does not exist is refused") {
    std::string line = to_line(failing());
    const std::size_t at = line.find("\"status\":2,\"trouble\"");
    const std::size_t other = line.find("\"status\":3");
    REQUIRE((at != std::string::npos || other != std::string::npos));
    line[(at != std::string::npos ? at : other) + 9] = '9';
    CHECK_FALSE(read_line(course, line));
}

TEST_CASE_FIXTURE(Fixture, "any damage to a line is harmless") {
    const std::string line = to_line(failing());
    std::mt19937 random(20261125);
    for (int run = 0; run < 2000; ++run) {
        std::string damaged = line;
        for (int i = 0; i < 3; ++i) {
            damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        }
        CHECK_NOTHROW(read_line(course, damaged));
    }
}
