#include "check/screen.hpp"

#include <doctest/doctest.h>

#include "temporary_folder.hpp"

#include "files/files.hpp"

using namespace coach;

namespace {

const std::string source =
    "// project(x, w) is X W\n"
    "namespace qkv {\n"
    "QKV project_qkv(const Matrix& x, const Head& head);\n"
    "\n\n\n\n\n"
    "Matrix project(const Matrix& x, const Matrix& w) { return matmul(x, w); }\n"
    "}\n";

/// A lesson with one failing exercise.
struct Fixture {
    Fixture() {
        lesson.id = "1_projections";
        lesson.number = "1";
        lesson.title = "The projections";
        lesson.exercises.resize(2);
        lesson.exercises[0].id = "1.1";
        lesson.exercises[0].name = "head_width";
        lesson.exercises[0].docs = "widths";
        lesson.exercises[0].functions = {{"head_width", ""}};
        lesson.exercises[1].id = "1.2";
        lesson.exercises[1].name = "project";
        lesson.exercises[1].docs = "project";
        lesson.exercises[1].functions = {{"project", ""}};
        write_text(folder.path() / "docs" / "pages" / "a.md", "## One projection {#project}\n");

        verdict.lesson = &lesson;
        verdict.status = LessonStatus::failed;
        verdict.seconds = std::chrono::duration<double>(0.25);
        verdict.exercises.resize(2);
        verdict.exercises[0].exercise = &lesson.exercises[0];
        verdict.exercises[0].status = ExerciseStatus::passed;
        verdict.exercises[1].exercise = &lesson.exercises[1];
        verdict.exercises[1].status = ExerciseStatus::failed;
        verdict.exercises[1].failures = {
            {"a row times W", "project(x, w)", "project(x, w)\n  0.5*  1"},
            {"another", "project(x, w)", "more"}};
    }

    void nothing_ran() {
        for (ExerciseVerdict& exercise : verdict.exercises) {
            exercise.status = ExerciseStatus::not_run;
            exercise.failures.clear();
        }
    }

    std::string screen(std::size_t columns = 80, bool colour = false) const {
        return check_screen({folder.path(), {lesson}}, verdict, source, {columns, colour});
    }

    coach_tests::TemporaryFolder folder;
    Lesson lesson;
    LessonVerdict verdict;
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "a named mistake comes with a question, the reason and where to read") {
    verdict.exercises[1].mistake = NamedMistake{"id", "The weights are transposed", "project",
                                                "W is (in, out).", "Which axis?"};
    CHECK(screen() ==
          "Lesson 1: The projections\n"
          "  ✓ 1.1 head_width  passed\n"
          "  ✗ 1.2 project     failed\n"
          "  1 of 2 exercises passed, 0.25 s\n"
          "\n"
          "1.2 project\n"
          "  lessons/1_projections/projections.cpp:9\n"
          "  should hold: a row times W\n"
          "\n"
          "  project(x, w)\n"
          "    0.5*  1\n"
          "  and 1 more test case of this exercise fails\n"
          "\n"
          "  The weights are transposed.\n"
          "  Which axis?\n"
          "  W is (in, out).\n"
          "\n"
          "  read  ./qkv docs 1.2  One projection\n"
          "  more  ./qkv explain id\n");
}

TEST_CASE_FIXTURE(Fixture, "a mistake says how sure its name is, and where it is made") {
    NamedMistake mistake{"id", "The weights are transposed", "project", "W.", "W?"};
    const auto says = [&](const std::string& text) {
        verdict.exercises[1].mistake = mistake;
        return screen().find(text) != std::string::npos;
    };
    mistake.confidence = Confidence::likely;
    CHECK(says("It looks like this: The weights are transposed."));
    mistake.confidence = Confidence::part;
    mistake.explained = 3;
    mistake.failing = 5;
    CHECK(says("A part of it (3 of 5 failing checks): The weights are transposed."));
    mistake.root = "1.1";
    CHECK(says("The mistake of 1.1 shows here: The weights are transposed."));
}

TEST_CASE_FIXTURE(Fixture, "an observation stands where no mistake is named") {
    verdict.exercises[1].observation = "Every wrong cell is 0.5 times the expected one.";
    CHECK(screen().find("\n  Every wrong cell is 0.5 times the expected one.\n") !=
          std::string::npos);
}

TEST_CASE_FIXTURE(Fixture,
                  "where failures have nothing in common, it is said why this one is shown") {
    verdict.exercises[1].observation = "They have nothing in common.";
    CHECK(screen().find("The one above") == std::string::npos);
    verdict.exercises[1].begins_with_the_smallest = true;
    CHECK(screen().find("  They have nothing in common. The one above has the smallest input.\n") !=
          std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "what the code printed is shown, but not all of it") {
    for (int line = 0; line < 20; ++line) verdict.printed += "line " + std::to_string(line) + "\n";
    const std::string text = screen();
    CHECK(text.find("  the code printed:\n    line 0\n") != std::string::npos);
    CHECK(text.find("    line 7\n    ...\n") != std::string::npos);
    CHECK(text.find("line 8") == std::string::npos);
    verdict.printed = std::string(100'000, 'x');
    CHECK(screen().size() < 1500);
}

TEST_CASE_FIXTURE(Fixture, "cells that differ are coloured where there is colour") {
    CHECK(screen(80, true).find("\033[31m0.5*\033[0m  1") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "sentences fit a narrow terminal") {
    verdict.exercises[1].observation =
        "Only inputs whose sizes are all equal come out wrong: there, no shape tells one axis from "
        "another.";
    const std::string text = screen(60);
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = text.find('\n', begin);
        CHECK(width_of(text.substr(begin, end - begin)) <= 60);
        begin = end + 1;
    }
}

TEST_CASE_FIXTURE(Fixture, "a compile error stands alone") {
    verdict.status = LessonStatus::does_not_compile;
    verdict.trouble = "lessons/x.cpp:3:4: no\n    code\n    ^";
    nothing_ran();
    const std::string text = screen();
    CHECK(text.find("  It does not compile.\n\n  lessons/x.cpp:3:4: no\n      code\n      ^\n") !=
          std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "a run that ended before its first test says so") {
    verdict.status = LessonStatus::crashed;
    verdict.trouble = "the program crashed with SIGSEGV, before the first test";
    verdict.advice = "Look for it.";
    nothing_ran();
    CHECK(screen().find("  The program crashed with SIGSEGV, before the first test.\n"
                        "  Look for it.\n") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "what is not implemented yet is next") {
    verdict.exercises[1].status = ExerciseStatus::not_implemented;
    const std::string text = screen();
    CHECK(text.find("\n  next  lessons/1_projections/projections.cpp:9  1.2 project\n"
                    "  read  ./qkv docs 1.2  One projection\n"
                    "  then  ./qkv check 1.2\n") != std::string::npos);
}
