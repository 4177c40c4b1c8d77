// What is written about a class for other programs: CSV, JUnit, Gradescope, GitHub Classroom.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "exchange/csv_rows.hpp"
#include "exchange/spreadsheet_cell.hpp"
#include "grade/formats/class_csv.hpp"
#include "grade/formats/class_junit.hpp"
#include "grade/formats/classroom.hpp"
#include "grade/formats/gradescope.hpp"
#include "grade_examples.hpp"
#include "terminal/character.hpp"
#include "terminal/terminal.hpp"
#include "well_formed_xml.hpp"

using namespace coach;
using namespace coach_tests;
using nlohmann::json;

namespace {

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

std::size_t count_of(const std::string& text, const std::string& piece) {
    std::size_t count = 0;
    for (std::size_t at = text.find(piece); at != std::string::npos;
         at = text.find(piece, at + piece.size())) {
        ++count;
    }
    return count;
}

/// Of the exercises of one person, how many passed by each format.
std::vector<std::size_t> passed_by_format(const Course& course, const std::string& person,
                                          const Results& results) {
    const auto points_in = [](const std::string& text) {
        const json file = json::parse(text);
        std::size_t points = 0;
        for (const json& test : file["tests"]) points += test["score"].get<std::size_t>();
        return points;
    };
    const std::string junit = class_junit(course, results);
    return {count_of(class_csv(course, results), ",passed,"),
            count_of(junit, "<testcase") - count_of(junit, "<failure") - count_of(junit, "<error"),
            points_in(gradescope_json(course, person, results)),
            points_in(classroom_json(course, person, results))};
}

const std::string csv_names =
    "person,lesson,exercise,name,status,mistake,title,confidence,observation,lesson_status,"
    "trouble\n";

}  // namespace

TEST_CASE("the class as CSV has a row for each person and exercise, graded or not") {
    const Course course = graded_course();
    Results results = half_graded_class(course);
    CHECK(class_csv(course, results) == csv_names +
                                            R"(anna,1_projections,1.1,head_width,passed,,,,,graded,
anna,1_projections,1.2,project,failed,transposed-weights,The weights are transposed,likely,,graded,
anna,1_projections,1.3,split,not_implemented,,,,,graded,
anna,2_roles,2.1,scores,not_run,,,,,does_not_compile,2_roles/roles.cpp:3:5: unknown type name 'Matrx'
bob,1_projections,1.1,head_width,not_run,,,,,not_submitted,there is no projections.cpp
bob,1_projections,1.2,project,not_run,,,,,not_submitted,there is no projections.cpp
bob,1_projections,1.3,split,not_run,,,,,not_submitted,there is no projections.cpp
bob,2_roles,2.1,scores,not_run,,,,,not_graded,
)");
    CHECK(class_csv(course, Results()) == csv_names);
}

TEST_CASE("an observation stands in the table where no mistake was named") {
    const Course course = graded_course();
    GradedLesson lesson = lesson_passed("Ann \"A.\" Lee, jr.", course.lessons[1]);
    lesson.exercises[0].status = ExerciseStatus::failed;
    lesson.exercises[0].observation = "Two of three\ncells, at least, differ.";
    Results results;
    results.add(lesson);
    const std::string csv = class_csv(course, results);
    CHECK(has(csv,
              "\n\"Ann \"\"A.\"\" Lee, jr.\",2_roles,2.1,scores,failed,,,,"
              "\"Two of three cells, at least, differ.\",graded,\n"));
}

TEST_CASE("no cell of a spreadsheet is a formula, whatever separates its cells") {
    struct Row {
        const char* text;
        const char* cell;
    };
    for (const Row& row :
         {Row{"=1+1", "'=1+1"}, Row{"+1", "'+1"}, Row{"-1", "'-1"}, Row{"@sum", "'@sum"},
          Row{"\t=1", " '=1"}, Row{"\r=1", "?=1"}, Row{" \"=1", " \"'=1"}, Row{"a;=1", "a;'=1"},
          Row{"a;\"@b;+c", "a;\"'@b;'+c"}, Row{"a\n-b", "a\n'-b"},
          Row{"\xef\xbc\x9d", "'\xef\xbc\x9d"}, Row{"\xc2\xa0=1", "\xc2\xa0'=1"},
          Row{"a=b+c-d@e", "a=b+c-d@e"}, Row{"", ""}, Row{"anna", "anna"}}) {
        CAPTURE(row.text);
        CHECK(spreadsheet_cell(row.text) == row.cell);
    }
}

TEST_CASE("hostile texts stay in their cells of the table") {
    const Course course = graded_course();
    const std::string csv = class_csv(course, hostile_class(course));
    const std::vector<CsvRow> rows = csv_rows(csv, "class.csv");
    REQUIRE(rows.size() == 5);
    for (const CsvRow& row : rows) {
        REQUIRE(row.fields.size() == 11);
        for (const std::string& cell : row.fields) {
            CHECK(spreadsheet_cell(cell) == cell);
            CHECK(printable(cell) == cell);
        }
    }
    CHECK(rows[1].fields[2] == "1.1");
    CHECK(rows[1].fields[0].substr(0, 6) == "'=1+1 ");
}

TEST_CASE("the class as a JUnit file has a suite for each lesson of each person") {
    const Course course = graded_course();
    CHECK(class_junit(course, half_graded_class(course)) ==
          R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="qkv" tests="8" failures="2" errors="5" time="1.125">
  <testsuite name="anna/1_projections" tests="3" failures="2" errors="0" time="0.625">
    <testcase classname="anna/1_projections" name="1.1 head_width"/>
    <testcase classname="anna/1_projections" name="1.2 project">
      <failure type="transposed-weights" message="It looks like this: The weights are transposed.">It looks like this: The weights are transposed.&#10;Along which axis does the sum run?&#10;read  ./qkv docs 1.2&#10;&#10;a row of X times W is a sum over the features&#10;  project(x, w)&#10;  with x (2, 3), w (3, 2)&#10;  returned (3, 3): 1 2 3 4 5 6 ...&#10;  the shape is to be (2, 2)&#10;</failure>
    </testcase>
    <testcase classname="anna/1_projections" name="1.3 split">
      <failure type="not_implemented" message="not implemented">not implemented&#10;read  ./qkv docs 1.3&#10;</failure>
    </testcase>
  </testsuite>
  <testsuite name="anna/2_roles" tests="1" failures="0" errors="1" time="0.250">
    <testcase classname="anna/2_roles" name="2.1 scores">
      <error type="does_not_compile" message="does not compile: 2_roles/roles.cpp:3:5: unknown type name &#39;Matrx&#39;">does not compile: 2_roles/roles.cpp:3:5: unknown type name &#39;Matrx&#39;&#10;    Matrx scores;&#10;</error>
    </testcase>
  </testsuite>
  <testsuite name="bob/1_projections" tests="3" failures="0" errors="3" time="0.250">
    <testcase classname="bob/1_projections" name="1.1 head_width">
      <error type="not_submitted" message="not submitted: there is no projections.cpp"/>
    </testcase>
    <testcase classname="bob/1_projections" name="1.2 project">
      <error type="not_submitted" message="not submitted: there is no projections.cpp"/>
    </testcase>
    <testcase classname="bob/1_projections" name="1.3 split">
      <error type="not_submitted" message="not submitted: there is no projections.cpp"/>
    </testcase>
  </testsuite>
  <testsuite name="bob/2_roles" tests="1" failures="0" errors="1" time="0.000">
    <testcase classname="bob/2_roles" name="2.1 scores">
      <error type="not_graded" message="not graded yet"/>
    </testcase>
  </testsuite>
</testsuites>
)");
}

TEST_CASE("a JUnit file of no tests is an error") {
    Course without_exercises = graded_course();
    for (Lesson& lesson : without_exercises.lessons) lesson.exercises.clear();
    for (const std::string& file :
         {class_junit(graded_course(), Results()),
          class_junit(without_exercises, half_graded_class(without_exercises))}) {
        CHECK(has(file, "<testsuites name=\"qkv\" tests=\"1\" failures=\"0\" errors=\"1\""));
        CHECK(has(file, "<error type=\"no_tests\" message=\"nobody was graded in anything\"/>"));
        CHECK(complaint_about_xml(file) == "");
    }
}

TEST_CASE("a JUnit file is well-formed whatever names and texts hold") {
    const Course course = graded_course();
    CHECK(complaint_about_xml(class_junit(course, half_graded_class(course))) == "");
    const std::string file = class_junit(course, hostile_class(course));
    CHECK(complaint_about_xml(file) == "");
    CHECK(count_of(file, "<testcase") == 4);
    CHECK(count_of(file, "<failure") == 3);
    CHECK(count_of(file, "<error") == 1);
}

TEST_CASE("what is not well-formed is noticed") {
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    CHECK(complaint_about_xml(head + "<a b=\"c &amp; &#10;\"><d/>e</a>\n") == "");
    for (const char* const text :
         {"<a>", "<a></b>", "<a b=\"c></a>", "<a b=\"<\"/>", "<a>&b</a>", "<a>]]></a>", "<a/><b/>",
          "<a>\x01</a>", "<a>\xff</a>", "<a>\xef\xbf\xbf</a>", "<a b=\"1\" b=\"2\"/>", "<a b/>"}) {
        CAPTURE(text);
        CHECK(complaint_about_xml(head + text) != "");
    }
}

TEST_CASE("Gradescope is told a point for each exercise, and why it is not given") {
    const Course course = graded_course();
    CHECK(gradescope_json(course, "anna", half_graded_class(course)) == R"({
  "output": "1 of 4 exercises passed.\nLesson 2: does not compile: 2_roles/roles.cpp:3:5: unknown type name 'Matrx'\n    Matrx scores;\n",
  "output_format": "text",
  "execution_time": 0.875,
  "tests": [
    {
      "name": "head_width",
      "number": "1.1",
      "score": 1,
      "max_score": 1,
      "status": "passed",
      "output": "",
      "output_format": "text",
      "visibility": "visible"
    },
    {
      "name": "project",
      "number": "1.2",
      "score": 0,
      "max_score": 1,
      "status": "failed",
      "output": "It looks like this: The weights are transposed.\nAlong which axis does the sum run?\nread  ./qkv docs 1.2\n\na row of X times W is a sum over the features\n  project(x, w)\n  with x (2, 3), w (3, 2)\n  returned (3, 3): 1 2 3 4 5 6 ...\n  the shape is to be (2, 2)\n",
      "output_format": "text",
      "visibility": "visible"
    },
    {
      "name": "split",
      "number": "1.3",
      "score": 0,
      "max_score": 1,
      "status": "failed",
      "output": "not implemented\nread  ./qkv docs 1.3\n",
      "output_format": "text",
      "visibility": "visible"
    },
    {
      "name": "scores",
      "number": "2.1",
      "score": 0,
      "max_score": 1,
      "status": "failed",
      "output": "does not compile: 2_roles/roles.cpp:3:5: unknown type name 'Matrx'\n    Matrx scores;\n",
      "output_format": "text",
      "visibility": "visible"
    }
  ]
}
)");
}

TEST_CASE("Gradescope has the sum to itself, unless there is nothing to add up") {
    const json file = json::parse(gradescope_json(graded_course(), "nobody", Results()));
    CHECK_FALSE(file.contains("score"));
    REQUIRE(file["tests"].size() == 4);
    for (const json& test : file["tests"]) {
        CHECK(test["score"] == 0);
        CHECK(test["status"] == "failed");
        CHECK(test["output"] == "not graded yet\n");
    }
    CHECK(file["output"] ==
          "0 of 4 exercises passed.\nLesson 1: not graded yet\nLesson 2: not graded yet\n");
    CHECK(json::parse(gradescope_json(Course(), "nobody", Results()))["score"] == 0);
}

TEST_CASE("GitHub Classroom is told a test for each exercise") {
    const Course course = graded_course();
    const json file = json::parse(classroom_json(course, "anna", half_graded_class(course)));
    CHECK(file["version"] == 1);
    CHECK(file["status"] == "fail");
    CHECK(file["max_score"] == 4);
    const json expected = json::parse(R"([
      {"name": "1.1 head_width", "status": "pass", "message": null, "test_code": "./qkv check 1.1",
       "filename": "lessons/1_projections/projections.cpp", "line_no": 0, "execution_time": 0.0,
       "score": 1},
      {"name": "1.2 project", "status": "fail", "message": "It looks like this: The weights are transposed.\nAlong which axis does the sum run?\nread  ./qkv docs 1.2\n\na row of X times W is a sum over the features\n  project(x, w)\n  with x (2, 3), w (3, 2)\n  returned (3, 3): 1 2 3 4 5 6 ...\n  the shape is to be (2, 2)\n",
       "test_code": "./qkv check 1.2", "filename": "lessons/1_projections/projections.cpp",
       "line_no": 0, "execution_time": 0.0, "score": 0},
      {"name": "1.3 split", "status": "fail", "message": "not implemented\nread  ./qkv docs 1.3\n",
       "test_code": "./qkv check 1.3", "filename": "lessons/1_projections/projections.cpp",
       "line_no": 0, "execution_time": 0.0, "score": 0},
      {"name": "2.1 scores", "status": "error", "message": "does not compile: 2_roles/roles.cpp:3:5: unknown type name 'Matrx'\n    Matrx scores;\n",
       "test_code": "./qkv check 2.1", "filename": "lessons/2_roles/roles.cpp", "line_no": 0,
       "execution_time": 0.0, "score": 0}])");
    CHECK(file["tests"] == expected);
}

TEST_CASE("GitHub Classroom's status is an error only where nothing ran") {
    const Course course = graded_course();
    const auto status = [&](const Course& of, const Results& results) {
        return json::parse(classroom_json(of, "anna", results))["status"].get<std::string>();
    };
    Results results;
    CHECK(status(course, results) == "error");
    results.add(lesson_not_run("anna", course.lessons[0], GradeStatus::error, "lost"));
    results.add(lesson_not_run("anna", course.lessons[1], GradeStatus::not_submitted, "none"));
    CHECK(status(course, results) == "error");
    results.add(lesson_passed("anna", course.lessons[0]));
    CHECK(status(course, results) == "fail");
    results.add(lesson_passed("anna", course.lessons[1]));
    CHECK(status(course, results) == "pass");

    const json empty = json::parse(classroom_json(Course(), "anna", results));
    CHECK(empty["status"] == "error");
    CHECK(empty["tests"].size() == 1);
    CHECK(empty["max_score"] == 0);
}

TEST_CASE("what GitHub Classroom is told fits into an environment variable in base64") {
    Course course;
    course.lessons.resize(5);
    Results results;
    for (std::size_t i = 0; i < 5; ++i) {
        Lesson& lesson = course.lessons[i];
        lesson.id = std::to_string(i + 1) + "_lesson";
        for (std::size_t j = 0; j < 8; ++j) {
            Exercise exercise;
            exercise.id = std::to_string(i + 1) + "." + std::to_string(j + 1);
            exercise.name = "score_degrees_of_freedom";
            lesson.exercises.push_back(exercise);
        }
        GradedLesson graded = lesson_passed("anna", lesson);
        for (GradedExercise& exercise : graded.exercises) {
            exercise.status = ExerciseStatus::failed;
            std::string long_text;
            while (long_text.size() < 5000) long_text += "\"🙂\"\n";
            exercise.observation = long_text;
        }
        results.add(graded);
    }
    const std::string file = classroom_json(course, "anna", results);
    CHECK(4 * file.size() / 3 < 128 * 1024);
    const std::string message = json::parse(file)["tests"][0]["message"];
    CHECK(message.substr(message.size() - 4) == " ...");
    CHECK(printable(message) == message);  // no character is cut in two
    std::size_t characters = 0;
    for (std::string_view rest = message; !rest.empty(); ++characters) {
        rest.remove_prefix(first_character(rest).bytes.size());
    }
    CHECK(characters == 504);
}

TEST_CASE("no message is a command to the runner of GitHub Actions") {
    const Course course = graded_course();
    GradedLesson lesson = lesson_passed("anna", course.lessons[1]);
    lesson.exercises[0].status = ExerciseStatus::failed;
    lesson.exercises[0].failures = {
        "a case\n  ::add-mask::x\n\xe3\x80\x80::error::y\n"
        "threw std::logic_error: ::z ##[error]w"};
    Results results;
    results.add(lesson);
    const json file = json::parse(classroom_json(course, "anna", results));
    CHECK(file["tests"][3]["message"] ==
          "read  ./qkv docs 2.1\n\na case\n  : :add-mask::x\n\xe3\x80\x80: :error::y\n"
          "threw std::logic_error: ::z # #[error]w\n");
}

TEST_CASE("JSON is UTF-8 without control characters whatever names and texts hold") {
    const Course course = graded_course();
    const Results results = hostile_class(course);
    for (const std::string& text :
         {gradescope_json(course, hostile, results), classroom_json(course, hostile, results)}) {
        CHECK(printable(text) == text);
        const json file = json::parse(text);
        REQUIRE(file["tests"].size() == 4);
        for (const json& test : file["tests"]) CHECK(test["score"] == 0);
    }
}

TEST_CASE("only what was graded to its end has passed, whatever a record says of its exercises") {
    const Course course = graded_course();
    for (const GradeStatus status :
         {GradeStatus::does_not_compile, GradeStatus::not_submitted, GradeStatus::error}) {
        CAPTURE(name_of(status));
        Results results;
        GradedLesson lesson = lesson_passed("anna", course.lessons[0]);
        lesson.status = status;
        results.add(lesson);
        for (const std::size_t passed : passed_by_format(course, "anna", results)) {
            CHECK(passed == 0);
        }
    }
}

TEST_CASE("an exercise that a record does not speak of, or speaks of without the course, is none") {
    const Course course = graded_course();
    GradedLesson lesson = lesson_passed("anna", course.lessons[0]);
    lesson.exercises.pop_back();
    lesson.exercises.push_back(graded_exercise("1.9", "gone", ExerciseStatus::passed));
    Results results;
    results.add(lesson);
    for (const std::size_t passed : passed_by_format(course, "anna", results)) CHECK(passed == 2);
    const json file = json::parse(gradescope_json(course, "anna", results));
    CHECK(file["tests"][2]["output"] == "no test of this exercise ran\n");
    CHECK(has(class_junit(course, results), "<error type=\"not_run\""));
}
