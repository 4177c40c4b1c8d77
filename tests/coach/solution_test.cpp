#include "solution/solution.hpp"

#include <doctest/doctest.h>

using namespace coach;

namespace {

/// A lesson of two exercises, and two files that solve it.
struct Fixture {
    Fixture() {
        lesson.id = "1_projections";
        lesson.number = "1";
        lesson.exercises.resize(2);
        lesson.exercises[0].functions = {{"f", ""}};
        lesson.exercises[1].functions = {{"g", ""}};
    }

    Lesson lesson;
    std::string own = "// mine\nint f() { return 1; }\nint g() { return 2; }\n";
    std::string reference = "int f() { return 1; }\n\nint g() { return 1 + 1; }\n";
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "an exercise shows its own functions, and where their helpers are") {
    CHECK(solution_screen({&lesson, {&lesson.exercises[1]}}, own, reference, {100, false}) ==
          "yours                                              solutions/1_projections.cpp\n"
          "int g() { return 2; }                            | int g() { return 1 + 1; }\n"
          "\n"
          "  with the helpers that it calls: solutions/1_projections.cpp:3\n");
}

TEST_CASE_FIXTURE(Fixture,
                  "what does not pass says what helps with the first exercise that fails") {
    lesson.exercises[1].id = "1.2";
    lesson.exercises[1].name = "g";
    LessonVerdict verdict;
    verdict.lesson = &lesson;
    verdict.exercises.resize(2);
    verdict.exercises[0].exercise = &lesson.exercises[0];
    verdict.exercises[0].status = ExerciseStatus::passed;
    verdict.exercises[1].exercise = &lesson.exercises[1];
    verdict.exercises[1].status = ExerciseStatus::failed;
    CHECK(not_yet_screen(verdict, "1") ==
          "1.2 g does not pass yet, so the solution stays out of sight.\n"
          "  why     ./qkv check 1.2\n"
          "  help    ./qkv hint 1.2\n"
          "  see it  ./qkv solution 1 --spoil\n");
}

TEST_CASE_FIXTURE(Fixture, "a lesson shows the whole files") {
    const std::string text = solution_screen(
        {&lesson, {&lesson.exercises[0], &lesson.exercises[1]}}, own, reference, {60, false});
    CHECK(text ==
          "- yours\n"
          "+ solutions/1_projections.cpp\n"
          "\n"
          "- // mine\n"
          "  int f() { return 1; }\n"
          "- int g() { return 2; }\n"
          "+\n"
          "+ int g() { return 1 + 1; }\n");
}
