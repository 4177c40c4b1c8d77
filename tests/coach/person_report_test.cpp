// What a person is told about how grading came out.
#include "grade/formats/person_report.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "files/markdown_text.hpp"
#include "grade_examples.hpp"
#include "terminal/terminal.hpp"

using namespace coach;
using namespace coach_tests;

namespace {

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

/// The lines of a Markdown text that are not within a block of code.
std::vector<std::string> lines_outside_of_blocks(const std::string& text) {
    std::vector<std::string> lines;
    std::string fence;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        const std::size_t backticks = std::min(line.find_first_not_of('`'), line.size());
        if (!fence.empty()) {
            if (backticks >= fence.size() && backticks == line.size()) fence.clear();
        } else if (backticks >= 3 && line.find('`', backticks) == std::string::npos) {
            fence = std::string(backticks, '`');
        } else {
            lines.push_back(line);
        }
    }
    return lines;
}

}  // namespace

TEST_CASE("a report says what passed, what to do next, and of a failure what was seen") {
    const Course course = graded_course();
    CHECK(person_report(course, "anna", half_graded_class(course)) == R"(# anna

1 of 4 exercises passed.

| Lesson | |
| :-- | :-- |
| 1 The projections | 1 of 3 passed |
| 2 The roles of q, k & v | does not compile |

## Next

1. Lesson 2 does not compile, so nothing of it has run. The error is below; `./qkv check 2` compiles it again.
2. 1.2 `project` fails. Answer the question that its section asks, change the code, then run `./qkv check 1.2`. For a hint: `./qkv hint 1.2`.
3. 1.3 `split` is not written yet. `./qkv docs 1.3` is the section about it, `./qkv hint 1.3` a first step.

## 1 The projections

Passed: 1.1 `head_width`.

Not written yet: 1.3 `split`.

### 1.2 `project`

**It looks like this: The weights are transposed.**

Along which axis does the sum run?

```
a row of X times W is a sum over the features
  project(x, w)
  with x (2, 3), w (3, 2)
  returned (3, 3): 1 2 3 4 5 6 ...
  the shape is to be (2, 2)
```

Read: `./qkv docs 1.2`. More on the mistake: `./qkv explain transposed-weights`.

## 2 The roles of q, k & v

Nothing of it has run, as it does not compile:

```
2_roles/roles.cpp:3:5: unknown type name 'Matrx'
    Matrx scores;
```
)");
}

TEST_CASE("what was not submitted or has not had its turn is told, and nothing is praised") {
    const Course course = graded_course();
    CHECK(person_report(course, "bob", half_graded_class(course)) == R"(# bob

0 of 4 exercises passed.

| Lesson | |
| :-- | :-- |
| 1 The projections | not submitted: there is no projections.cpp |
| 2 The roles of q, k & v | not graded yet |

## Next

1. Lesson 1 was not submitted. Its file is `lessons/1_projections/projections.cpp`; `./qkv check 1` says how far it is.
)");
    CHECK(person_report(course, "nobody", Results()) == R"(# nobody

0 of 4 exercises passed.

| Lesson | |
| :-- | :-- |
| 1 The projections | not graded yet |
| 2 The roles of q, k & v | not graded yet |
)");
}

TEST_CASE("a lesson that could not be graded asks nothing of who wrote it") {
    const Course course = graded_course();
    Results results;
    results.add(lesson_passed("anna", course.lessons[0]));
    results.add(lesson_not_run("anna", course.lessons[1], GradeStatus::error, "the judge died"));
    const std::string report = person_report(course, "anna", results);
    CHECK_FALSE(has(report, "## Next"));
    CHECK(has(report, "| 2 The roles of q, k & v | could not be graded |"));
    CHECK(
        has(report,
            "It could not be found out what passes, so nothing of it counts. Show this to whoever "
            "grades:\n\n```\nthe judge died\n```\n"));
}

TEST_CASE("where everything passed, nothing is open") {
    const Course course = graded_course();
    Results results;
    for (const Lesson& lesson : course.lessons) results.add(lesson_passed("anna", lesson));
    const std::string report = person_report(course, "anna", results);
    CHECK(has(report, "4 of 4 exercises passed.\n"));
    CHECK(has(report, "## Next\n\nNothing is open. `./qkv interview` asks about all of it.\n"));
    CHECK(has(report, "Passed: 1.1 `head_width`, 1.2 `project`, 1.3 `split`.\n"));
}

TEST_CASE("without a name for a mistake, a report says what was observed") {
    const Course course = graded_course();
    GradedLesson lesson = lesson_with_a_mistake("anna");
    lesson.exercises[1].mistake = std::nullopt;
    lesson.exercises[1].observation = "Every cell is twice as large as d_k * 2.";
    Results results;
    results.add(lesson);
    const std::string report = person_report(course, "anna", results);
    CHECK(has(report, "### 1.2 `project`\n\nEvery cell is twice as large as d_k \\* 2.\n\n```\n"));
    CHECK(
        has(report, "1. 1.2 `project` fails. Read in its section what came of the calls, change"));
    CHECK_FALSE(has(report, "./qkv explain"));
}

TEST_CASE("a mistake that shows in a later exercise too is told once, and is one thing to do") {
    const Course course = graded_course();
    GradedLesson lesson = lesson_with_a_mistake("anna");
    lesson.exercises[2] = lesson.exercises[1];
    lesson.exercises[2].id = "1.3";
    lesson.exercises[2].failures = {"one case", "another case"};
    Results results;
    results.add(lesson);
    const std::string report = person_report(course, "anna", results);
    CHECK(has(report, "The same as in 1.2: **It looks like this: The weights are transposed.**"));
    const std::size_t asked = report.find("Along which axis");
    CHECK(report.find("Along which axis", asked + 1) == std::string::npos);
    CHECK(has(report, "1. 1.2 `project` fails."));
    CHECK_FALSE(has(report, "2. "));
    CHECK(has(report, "```\none case\n```\n\nRead: `./qkv docs 1.3`.\n"));
    CHECK_FALSE(has(report, "another case"));
}

TEST_CASE("three things to do are enough") {
    Course course = graded_course();
    Results results;
    GradedLesson lesson = lesson_passed("anna", course.lessons[0]);
    for (GradedExercise& exercise : lesson.exercises) exercise.status = ExerciseStatus::failed;
    results.add(lesson);
    results.add(lesson_not_run("anna", course.lessons[1], GradeStatus::not_submitted, ""));
    const std::string report = person_report(course, "anna", results);
    CHECK(has(report, "\n3. 1.3 `split` fails."));
    CHECK_FALSE(has(report, "\n4. "));
    CHECK(has(report, "| 2 The roles of q, k & v | not submitted |\n"));
}

TEST_CASE("of the lessons that were not submitted the first is next") {
    const Course course = graded_course();
    Results results;
    for (const Lesson& lesson : course.lessons) {
        results.add(lesson_not_run("anna", lesson, GradeStatus::not_submitted, ""));
    }
    const std::string report = person_report(course, "anna", results);
    CHECK(has(report, "\n1. Lesson 1 was not submitted."));
    CHECK_FALSE(has(report, "Lesson 2 was not submitted."));
}

TEST_CASE("the seed of the random inputs stays with whoever grades") {
    const Course course = graded_course();
    GradedLesson lesson = lesson_with_a_mistake("anna");
    lesson.seed = 987654321;
    Results results;
    results.add(lesson);
    CHECK_FALSE(has(person_report(course, "anna", results), "987654321"));
}

TEST_CASE("hostile texts do not leave the blocks and lines that they are shown in") {
    const Course course = graded_course();
    const std::string report = person_report(course, hostile, hostile_class(course));
    CHECK(printable(report) == report);
    const std::string escaped = markdown_text(hostile);
    std::size_t headings = 0;
    for (std::string line : lines_outside_of_blocks(report)) {
        CAPTURE(line);
        // all that is left of them has its markup escaped, or is code within a longer fence
        for (const std::string& shown : {escaped, markdown_code("./qkv explain " + hostile)}) {
            if (const std::size_t at = line.find(shown); at != std::string::npos) {
                line.erase(at, shown.size());
            }
        }
        CHECK_FALSE(has(line, "<"));
        CHECK_FALSE(has(line, "::"));
        CHECK_FALSE(has(line, "~~~"));
        headings += line.substr(0, 1) == "#" ? 1 : 0;
    }
    Results results;
    results.add(lesson_not_run("bob", course.lessons[0], GradeStatus::not_submitted, "| <b>\n| c"));
    CHECK(has(person_report(course, "bob", results),
              "| 1 The projections | not submitted: \\| \\<b> |\n| 2 "));
    CHECK(headings == 7);  // the name, Next, two lessons, three exercises
}
