#include "check/json.hpp"

#include <doctest/doctest.h>

using namespace coach;

TEST_CASE("the verdicts are one JSON object") {
    Lesson lesson;
    lesson.id = "1_projections";
    Exercise project;
    project.id = "1.2";
    project.name = "project";
    project.follow_up = CodeQuestion{"Which line?", "That one."};
    LessonVerdict verdict;
    verdict.lesson = &lesson;
    verdict.status = LessonStatus::failed;
    verdict.seconds = std::chrono::duration<double>(0.12345);
    ExerciseVerdict named;
    named.exercise = &project;
    named.status = ExerciseStatus::failed;
    named.failures = {{"a sentence", "project(x, w)", "line \"1\"\nline 2"}};
    named.mistake = NamedMistake{"id", "Title", "anchor", "", ""};
    named.mistake->confidence = Confidence::likely;
    named.mistake->root = "1.1";
    ExerciseVerdict observed;
    observed.exercise = &project;
    observed.status = ExerciseStatus::not_run;
    observed.observation = "seen";
    ExerciseVerdict passed;
    passed.exercise = &project;
    passed.status = ExerciseStatus::passed;
    verdict.exercises = {named, observed, passed};
    CHECK(json_text({verdict}) == R"({
  "lessons": [
    {
      "id": "1_projections",
      "status": "failed",
      "seconds": 0.123,
      "exercises": [
        {
          "id": "1.2",
          "name": "project",
          "status": "failed",
          "failures": [
            {
              "case": "a sentence",
              "message": "line \"1\"\nline 2"
            }
          ],
          "misconception": {
            "id": "id",
            "title": "Title",
            "docs": "anchor",
            "confidence": "likely",
            "root": "1.1"
          },
          "observation": null,
          "follow_up": null
        },
        {
          "id": "1.2",
          "name": "project",
          "status": "not_run",
          "failures": [],
          "misconception": null,
          "observation": "seen",
          "follow_up": null
        },
        {
          "id": "1.2",
          "name": "project",
          "status": "passed",
          "failures": [],
          "misconception": null,
          "observation": null,
          "follow_up": {
            "ask": "Which line?",
            "answer": "That one."
          }
        }
      ]
    }
  ]
}
)");
}

TEST_CASE("where it crashed is a part of the lesson") {
    Lesson lesson;
    LessonVerdict verdict;
    verdict.lesson = &lesson;
    verdict.status = LessonStatus::crashed;
    const auto crash_part = [&] {
        const std::string text = json_text({verdict});
        const std::size_t begin = text.find("\"crash\": {");
        return begin == std::string::npos ? std::string()
                                          : text.substr(begin, text.find('}', begin) + 1 - begin);
    };
    CHECK(crash_part() == "");
    verdict.crash = CrashFinding{"trap", 3, 5, "    return y;", "What.", "Look."};
    CHECK(crash_part() == R"("crash": {
        "kind": "trap",
        "line": 3,
        "column": 5,
        "code": "    return y;",
        "what": "What.",
        "look": "Look."
      })");
    verdict.crash->line = verdict.crash->column = 0;
    CHECK(crash_part().find("\"kind\": \"trap\",\n        \"what\"") != std::string::npos);
    verdict.crash = no_crash_finding("No runtime.");
    CHECK(crash_part() == "\"crash\": {\n        \"why_not\": \"No runtime.\"\n      }");
}
