// The lines that results are kept in, and the file of them.
#include "grade/results.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "files/files.hpp"
#include "grade_examples.hpp"
#include "problem.hpp"
#include "temporary_folder.hpp"
#include "terminal/terminal.hpp"

using namespace coach;
using namespace coach_tests;

namespace {

/// The lesson after a way through a line.
GradedLesson read_back(const GradedLesson& lesson) {
    const std::optional<GradedLesson> read = read_graded_lesson(to_line(lesson));
    REQUIRE(read.has_value());
    return *read;
}

}  // namespace

TEST_CASE("a line holds all that is known of a graded lesson") {
    GradedLesson lesson = lesson_with_a_mistake("anna");
    lesson.trouble = "two\nlines";
    lesson.in_sandbox = false;
    lesson.seed = std::numeric_limits<std::uint64_t>::max();
    lesson.exercises[0].observation = "seen";
    const std::string line = to_line(lesson);
    CHECK(line.find('\n') == std::string::npos);
    const GradedLesson read = read_back(lesson);
    CHECK(read.person == "anna");
    CHECK(read.lesson == "1_projections");
    CHECK(read.status == GradeStatus::graded);
    CHECK(read.trouble == "two\nlines");
    CHECK(read.key == "0123456789abcdef");
    CHECK(read.seed == std::numeric_limits<std::uint64_t>::max());
    CHECK(read.seconds == 0.625);
    CHECK_FALSE(read.in_sandbox);
    REQUIRE(read.exercises.size() == 3);
    CHECK(read.exercises[0].observation == "seen");
    const GradedExercise& failed = read.exercises[1];
    CHECK(failed.id == "1.2");
    CHECK(failed.name == "project");
    CHECK(failed.status == ExerciseStatus::failed);
    CHECK(failed.failures == lesson.exercises[1].failures);
    REQUIRE(failed.mistake.has_value());
    CHECK(failed.mistake->id == "transposed-weights");
    CHECK(failed.mistake->title == "The weights are transposed");
    CHECK(failed.mistake->docs == "lesson_1_project");
    CHECK(failed.mistake->think == "Along which axis does the sum run?");
    CHECK(failed.mistake->confidence == "likely");
    CHECK_FALSE(read.exercises[2].mistake.has_value());
    CHECK_FALSE(read.exercises[2].observation.has_value());
    CHECK(passed(read) == 1);
    CHECK(to_line(read) == line);
}

TEST_CASE("every status goes through a line") {
    const Course course = graded_course();
    for (const GradeStatus status : {GradeStatus::graded, GradeStatus::does_not_compile,
                                     GradeStatus::not_submitted, GradeStatus::error}) {
        CHECK(read_back(lesson_not_run("anna", course.lessons[0], status, "")).status == status);
    }
    for (const ExerciseStatus status : {ExerciseStatus::passed, ExerciseStatus::failed,
                                        ExerciseStatus::not_implemented, ExerciseStatus::not_run}) {
        GradedLesson lesson = lesson_passed("anna", course.lessons[1]);
        lesson.exercises[0].status = status;
        CHECK(read_back(lesson).exercises[0].status == status);
    }
}

TEST_CASE("hostile texts go through a line") {
    const Course course = graded_course();
    const GradedLesson lesson = hostile_lesson(course.lessons[0]);
    CHECK(to_line(lesson).find('\n') == std::string::npos);
    const GradedLesson read = read_back(lesson);
    REQUIRE(read.exercises.size() == 3);
    REQUIRE(read.exercises[0].failures.size() == 2);
    // what is no UTF-8 is replaced, and nothing else is lost
    const std::string& text = read.exercises[0].failures[0];
    CHECK(text.substr(0, 30) == hostile.substr(0, 30));
    CHECK(text.find("\xef\xbf\xbd") != std::string::npos);
    CHECK(to_line(read) == to_line(lesson));
}

TEST_CASE("a line that was cut off, or is another's, is none") {
    const std::string line = to_line(lesson_with_a_mistake("anna"));
    for (std::size_t size = 0; size < line.size(); ++size) {
        CAPTURE(size);
        CHECK_FALSE(read_graded_lesson(line.substr(0, size)).has_value());
    }
    for (
        const char* const text :
        {"", "{}", "[]", "null", "7", "\"person\"", "{\"person\":\"anna\"}", "\xff",
         R"({"person":"a","lesson":"b","status":"fine","trouble":"","key":"","seed":1,"seconds":0,"sandbox":true,"exercises":[]})",
         R"({"person":1,"lesson":"b","status":"error","trouble":"","key":"","seed":1,"seconds":0,"sandbox":true,"exercises":[]})",
         R"({"person":"a","lesson":"b","status":"error","trouble":"","key":"","seed":1,"seconds":0,"sandbox":true,"exercises":[7]})"}) {
        CAPTURE(text);
        CHECK_FALSE(read_graded_lesson(text).has_value());
    }
}

TEST_CASE("there are no results where there is no file") {
    const TemporaryFolder folder;
    CHECK(Results::read(folder.path() / "results.jsonl").people().empty());
}

TEST_CASE("what was appended is read back, people in the order in which they came") {
    const TemporaryFolder folder;
    const Course course = graded_course();
    const auto file = folder.path() / "results.jsonl";
    append_result(file, lesson_passed("zoe", course.lessons[1]));
    append_result(file, lesson_with_a_mistake("anna"));
    append_result(file, lesson_passed("zoe", course.lessons[0]));
    const Results results = Results::read(file);
    CHECK(results.people() == std::vector<std::string>{"zoe", "anna"});
    REQUIRE(results.lessons_of("zoe").size() == 2);
    CHECK(results.lessons_of("zoe")[0]->lesson == "1_projections");
    CHECK(results.lessons_of("zoe")[1]->lesson == "2_roles");
    CHECK(results.lessons_of("ann").empty());
    REQUIRE(results.find("anna", "1_projections") != nullptr);
    CHECK(passed(*results.find("anna", "1_projections")) == 1);
    CHECK(results.find("anna", "2_roles") == nullptr);
}

TEST_CASE("a later line takes the place of an earlier one") {
    const TemporaryFolder folder;
    const Course course = graded_course();
    const auto file = folder.path() / "results.jsonl";
    append_result(file, lesson_passed("anna", course.lessons[0]));
    append_result(file, lesson_passed("bob", course.lessons[0]));
    append_result(file, lesson_not_run("anna", course.lessons[0], GradeStatus::error, "lost"));
    const Results results = Results::read(file);
    CHECK(results.people() == std::vector<std::string>{"anna", "bob"});
    CHECK(results.find("anna", "1_projections")->status == GradeStatus::error);
    CHECK(results.find("bob", "1_projections")->status == GradeStatus::graded);
    CHECK(results.lessons_of("anna").size() == 1);
}

TEST_CASE("a line that was cut off costs itself, and not the next one") {
    const TemporaryFolder folder;
    const Course course = graded_course();
    const auto file = folder.path() / "results.jsonl";
    const std::string first = to_line(lesson_passed("anna", course.lessons[0]));
    const std::string cut = to_line(lesson_passed("bob", course.lessons[0]));
    for (std::size_t size = 1; size < cut.size(); size += 7) {
        CAPTURE(size);
        write_text(file, first + '\n' + cut.substr(0, size));
        CHECK(Results::read(file).people() == std::vector<std::string>{"anna"});
        append_result(file, lesson_passed("zoe", course.lessons[0]));
        CHECK(Results::read(file).people() == std::vector<std::string>{"anna", "zoe"});
    }
    // of a line only its end may be missing
    write_text(file, first);
    append_result(file, lesson_passed("zoe", course.lessons[0]));
    CHECK(Results::read(file).people() == std::vector<std::string>{"anna", "zoe"});
    CHECK(read_text(file).find("\n\n") == std::string::npos);
}

TEST_CASE("a file that cannot be written is a problem that says what to do") {
    const TemporaryFolder folder;
    try {
        append_result(folder.path(), lesson_with_a_mistake("anna"));
        FAIL("a folder was written to");
    } catch (const Problem& problem) {
        const std::string text = problem.what();
        CHECK(text.find("cannot write " + folder.path().string()) == 0);
        CHECK(text.find("grade again") != std::string::npos);
    }
}
