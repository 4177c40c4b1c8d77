#include "check/junit.hpp"

#include <doctest/doctest.h>

using namespace coach;

namespace {

Exercise exercise(const char* id, const char* name) {
    Exercise result;
    result.id = id;
    result.name = name;
    return result;
}

}  // namespace

TEST_CASE("lessons are suites, exercises are cases, and what is no pass is a failure or an error") {
    Lesson lesson;
    lesson.id = "1_projections";
    const Exercise exercises[] = {exercise("1.1", "head_width"), exercise("1.2", "project"),
                                  exercise("1.3", "project_qkv"), exercise("1.4", "fused")};
    LessonVerdict verdict;
    verdict.lesson = &lesson;
    verdict.status = LessonStatus::crashed;
    verdict.trouble = "crashed <here>";
    verdict.seconds = std::chrono::duration<double>(0.25);
    verdict.exercises.resize(4);
    for (std::size_t i = 0; i < 4; ++i) verdict.exercises[i].exercise = &exercises[i];
    verdict.exercises[0].status = ExerciseStatus::passed;
    verdict.exercises[1].status = ExerciseStatus::failed;
    verdict.exercises[1].failures = {{"a \"sentence\"", "project(x, w)", "a < b & c\nline 2"}};
    verdict.exercises[1].mistake = NamedMistake{"some-id", "Title", "anchor", "", ""};
    verdict.exercises[2].status = ExerciseStatus::not_implemented;
    verdict.exercises[3].status = ExerciseStatus::not_run;
    CHECK(junit_text({verdict}) == R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="qkv" tests="4" failures="2" errors="1" time="0.250">
  <testsuite name="1_projections" tests="4" failures="2" errors="1" time="0.250">
    <testcase classname="1_projections" name="1.1 head_width"/>
    <testcase classname="1_projections" name="1.2 project">
      <failure type="some-id" message="a &quot;sentence&quot;">Title.&#10;should hold: a &quot;sentence&quot;&#10;a &lt; b &amp; c&#10;line 2&#10;</failure>
    </testcase>
    <testcase classname="1_projections" name="1.3 project_qkv">
      <failure type="not_implemented" message="not implemented"/>
    </testcase>
    <testcase classname="1_projections" name="1.4 fused">
      <error type="not_run" message="crashed &lt;here&gt;"/>
    </testcase>
  </testsuite>
</testsuites>
)");
}

TEST_CASE("what a learner's code printed is well-formed whatever it is") {
    Lesson lesson;
    lesson.id = "1_projections";
    LessonVerdict verdict;
    verdict.lesson = &lesson;
    verdict.printed = "a\x01\xff]]><é\xef\xbf\xbf";
    const std::string text = junit_text({verdict});
    CHECK(text.find("<system-out>a??]]&gt;&lt;é?</system-out>") != std::string::npos);
}

TEST_CASE(
    "where it crashed is told with the exercise that was running, or with all that did not run") {
    Lesson lesson;
    lesson.id = "1_projections";
    lesson.number = "1";
    const Exercise exercises[] = {exercise("1.1", "head_width"), exercise("1.2", "project")};
    LessonVerdict verdict;
    verdict.lesson = &lesson;
    verdict.status = LessonStatus::crashed;
    verdict.trouble = "crashed";
    verdict.crash = CrashFinding{"trap", 3, 5, "return y;", "What.", "Look."};
    verdict.exercises.resize(2);
    for (std::size_t i = 0; i < 2; ++i) verdict.exercises[i].exercise = &exercises[i];
    const std::string told =
        "lessons/1_projections/projections.cpp:3:5: trap&#10;return y;&#10;What.&#10;Look.&#10;";
    const std::string nothing_ran = junit_text({verdict});
    CHECK(nothing_ran.find("message=\"crashed\">" + told) != std::string::npos);
    verdict.exercises[0].status = ExerciseStatus::failed;
    verdict.exercises[0].was_cut_short = true;
    verdict.exercises[0].failures = {{"a sentence", "", "it crashed"}};
    const std::string cut_short = junit_text({verdict});
    CHECK(cut_short.find("it crashed&#10;" + told) != std::string::npos);
    CHECK(cut_short.find("message=\"crashed\"/>") != std::string::npos);
}
