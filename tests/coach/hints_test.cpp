#include "hints/hints.hpp"

#include <doctest/doctest.h>

#include <cctype>
#include <set>

#include "problem.hpp"

using namespace coach;

namespace {

constexpr std::size_t longest_of_the_first_two = 200;

/// Is this word in the text, in any case, not as a part of another?
bool says(const std::string& text, const std::string& word) {
    std::string words = " ";
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        words += std::isalpha(byte) != 0 ? static_cast<char>(std::tolower(byte)) : ' ';
    }
    return (words + ' ').find(' ' + word + ' ') != std::string::npos;
}

Exercise exercise() {
    Exercise project;
    project.id = "1.2";
    project.name = "project";
    project.hints = {"Which way?", "That way.", "return x;"};
    project.follow_up = CodeQuestion{"Which line?", "The first."};
    return project;
}

LessonVerdict verdict_on(const Lesson& lesson, const std::vector<const Exercise*>& exercises) {
    LessonVerdict verdict;
    verdict.lesson = &lesson;
    verdict.status = LessonStatus::passed;
    for (const Exercise* const asked : exercises) {
        verdict.exercises.emplace_back();
        verdict.exercises.back().exercise = asked;
        verdict.exercises.back().status = ExerciseStatus::passed;
    }
    return verdict;
}

}  // namespace

TEST_CASE("the hints of the course lead from a nudge to nearly the code") {
    for (const Lesson& lesson : read_course(QKV_SOURCE_DIR).lessons) {
        for (const Exercise& each : lesson.exercises) {
            CAPTURE(each.id);
            REQUIRE(each.hints.size() == 3);
            CHECK(width_of(each.hints[0]) <= longest_of_the_first_two);
            CHECK(width_of(each.hints[1]) <= longest_of_the_first_two);
            CHECK(std::set<std::string>(each.hints.begin(), each.hints.end()).size() == 3);
            for (const std::string& hint : each.hints) {
                CAPTURE(hint);
                CHECK_FALSE(hint.empty());
                // what is easy is not said to be: who asks for a hint does not find it so
                for (const char* const word : {"just", "simply", "obviously"}) {
                    CHECK_FALSE(says(hint, word));
                }
                // what a function has to do is in its contract, not in how it is checked
                for (const char* const word :
                     {"test", "tests", "suite", "suites", "fixture", "fixtures", "check_values",
                      "check_refused", "doctest", "seed", "golden", "fingerprint"}) {
                    CHECK_FALSE(says(hint, word));
                }
            }
        }
    }
}

TEST_CASE("every exercise of the course has a question about the learner's code") {
    for (const Lesson& lesson : read_course(QKV_SOURCE_DIR).lessons) {
        for (const Exercise& each : lesson.exercises) {
            CAPTURE(each.id);
            REQUIRE(each.follow_up);
            CHECK(each.follow_up->ask.back() == '?');
            CHECK(each.follow_up->answer.back() == '.');
            CHECK(each.follow_up->ask.find('\n') == std::string::npos);
        }
    }
}

TEST_CASE("a hint says how to get the next one, as long as there is one") {
    CHECK(hint_screen(exercise(), 1, {}) ==
          "1.2 project, hint 1 of 3\n  Which way?\n  more: ./qkv hint 1.2 2\n");
    CHECK(hint_screen(exercise(), 3, {}) == "1.2 project, hint 3 of 3\n  return x;\n");
}

TEST_CASE("a hint that there is not is refused") {
    for (const std::size_t number : {std::size_t{0}, std::size_t{4}}) {
        CHECK_THROWS_WITH_AS(
            hint_screen(exercise(), number, {}),
            ("1.2 project has 3 hints, so there is no hint " + std::to_string(number)).c_str(),
            Problem);
    }
}

TEST_CASE("what passes is asked about: the last exercise of all that was asked for") {
    Lesson lesson;
    const Exercise first = exercise();
    Exercise second = exercise();
    second.id = "1.3";
    second.follow_up->ask = "Which other line?";
    const std::string asked = "\n  Now say aloud: Which other line? (./qkv answer 1.3)\n";
    CHECK(question_after({verdict_on(lesson, {&first, &second})}, {}) == asked);
    CHECK(question_after({verdict_on(lesson, {&first}), verdict_on(lesson, {&second})}, {}) ==
          asked);
}

TEST_CASE("nothing is asked where something does not pass, or there is no question") {
    Lesson lesson;
    Exercise silent = exercise();
    silent.follow_up.reset();
    const Exercise asked = exercise();
    CHECK(question_after({verdict_on(lesson, {&asked, &silent})}, {}).empty());
    LessonVerdict failed = verdict_on(lesson, {&asked});
    failed.status = LessonStatus::failed;
    CHECK(question_after({failed, verdict_on(lesson, {&asked})}, {}).empty());
    CHECK(question_after({}, {}).empty());
}

TEST_CASE("an answer comes with its question") {
    CHECK(answer_screen(exercise(), {}) == "1.2 project\n  Which line?\n\n  The first.\n");
    Exercise silent = exercise();
    silent.follow_up.reset();
    CHECK_THROWS_WITH_AS(answer_screen(silent, {}),
                         "no question is asked about 1.2 project, so there is no answer; ./qkv "
                         "docs 1.2 opens what the book says of it",
                         Problem);
}
