#include "redo/redo.hpp"
#include "progress/time.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "fake_process_runner.hpp"
#include "files/files.hpp"
#include "problem.hpp"
#include "redo/redo_screen.hpp"
#include "temporary_folder.hpp"

using namespace coach;
using namespace std::chrono_literals;

namespace {

const std::string stub =
    "// Lesson 1. Then run ./qkv check 1.\n"
    "#include \"projections.hpp\"\n"
    "\n"
    "// 1.1  first\n"
    "int f() { throw 1; }\n"
    "\n"
    "// 1.2  second\n"
    "int g() { throw 2; }\n";

const std::string blank_1_2 =
    "// Lesson 1. Then run ./qkv redo --check.\n"
    "#include \"projections.hpp\"\n"
    "\n"
    "// 1.2  second\n"
    "int g() { throw 2; }\n";

/// A course of two lessons, of which the first is solved.
struct Fixture {
    Fixture() {
        course.root = folder.path();
        course.lessons.resize(2);
        course.lessons[0].id = "1_projections";
        course.lessons[0].number = "1";
        course.lessons[0].title = "The projections";
        course.lessons[0].exercises = {{"1.1", "f", "", {{"f", ""}}, {}, {}, {}},
                                       {"1.2", "g", "", {{"g", ""}}, {}, {}, {}}};
        course.lessons[1].id = "2_roles";
        course.lessons[1].number = "2";
        write_text(folder.path() / "tests" / "stubs" / "1_projections.cpp", stub);
        write_text(learner_file(), "solved\n");
    }

    std::filesystem::path learner_file() const {
        return course.lessons_dir() / "1_projections" / "projections.cpp";
    }
    std::filesystem::path file() const { return redo_file(course, course.lessons[0]); }
    std::filesystem::path record() const { return file().parent_path() / "redo.toml"; }
    Selection second() const { return {&course.lessons[0], {&course.lessons[0].exercises[1]}}; }
    Selection whole() const {
        return {&course.lessons[0],
                {&course.lessons[0].exercises[0], &course.lessons[0].exercises[1]}};
    }

    coach_tests::TemporaryFolder folder;
    Course course;
    std::chrono::sys_seconds began{1'764'078'688s};
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "an exercise is written once more in a file in which only it is left") {
    begin_redo(course, second(), began);
    CHECK(file() == folder.path() / "build" / "redo" / "1_projections" / "projections.cpp");
    CHECK(read_text(file()) == blank_1_2);
    CHECK(read_text(learner_file()) == "solved\n");
}

TEST_CASE_FIXTURE(Fixture, "a lesson is written once more from its stub") {
    begin_redo(course, whole(), began);
    CHECK(read_text(file()).find("int f() { throw 1; }") != std::string::npos);
    CHECK(read_text(file()).find("int g() { throw 2; }") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "a redo goes on in the next run of the coach, and so does its clock") {
    CHECK_FALSE(redo_under_way(course));
    begin_redo(course, second(), began);
    const auto redo = redo_under_way(course);
    REQUIRE(redo);
    CHECK(redo->what.lesson == &course.lessons[0]);
    REQUIRE(redo->what.exercises.size() == 1);
    CHECK(redo->what.exercises[0]->id == "1.2");
    CHECK(redo->so_far(began + 75s) == 75s);
    // the clock of the machine was set back
    CHECK(redo->so_far(began - 1s) == 0s);
}

TEST_CASE_FIXTURE(Fixture, "one redo at a time: what was written is not overwritten") {
    begin_redo(course, second(), began);
    write_text(file(), "half of it");
    CHECK_THROWS_WITH_AS(
        begin_redo(course, whole(), began + 192s),
        "a redo of 1.2 g is under way, for 3 min 12 s. ./qkv redo --check checks it, ./qkv redo "
        "--stop ends it and keeps what was written",
        Problem);
    CHECK(read_text(file()) == "half of it");
}

TEST_CASE_FIXTURE(Fixture, "what was written is kept at the end, each time under another name") {
    for (const char* const number : {"1", "2"}) {
        const RedoUnderWay redo = begin_redo(course, second(), began);
        write_text(file(), number);
        const auto kept = end_redo(course, redo);
        REQUIRE(kept);
        CHECK(*kept == file().parent_path() / "kept" / (std::string(number) + ".cpp"));
        CHECK(read_text(*kept) == number);
        CHECK_FALSE(redo_under_way(course));
        CHECK_FALSE(std::filesystem::exists(file()));
    }
}

TEST_CASE_FIXTURE(Fixture, "what is still blank is not kept") {
    const RedoUnderWay redo = begin_redo(course, second(), began);
    CHECK_FALSE(end_redo(course, redo));
    CHECK_FALSE(std::filesystem::exists(file()));
}

TEST_CASE_FIXTURE(Fixture, "what a redo without a record left behind is kept by the next one") {
    write_text(file(), "written before the record was lost");
    begin_redo(course, second(), began);
    CHECK(read_text(file().parent_path() / "kept" / "1.cpp") ==
          "written before the record was lost");
}

TEST_CASE_FIXTURE(Fixture, "a record that is not one says where, and how to go on") {
    const std::string end =
        ". Take that file away to end the redo; what was written stays beside it";
    struct Row {
        std::string written, message;
    };
    for (const Row& row :
         {Row{"exercises = [\"9.9\"]\nbegan = 1\n",
              ":1: 'exercises' should be exercises of lesson 1, but '9.9' is none"},
          Row{"exercises = [\"1.2\"]\nbegan = \"now\"\n",
              ":2: 'began' should be a whole number, but is the text 'now'"},
          Row{"exercises = [\"1.2\"]\n", ":1: 'began' should be a whole number, but is missing"}}) {
        write_text(record(), row.written);
        CHECK_THROWS_WITH_AS(redo_under_way(course),
                             (record().string() + row.message + end).c_str(), Problem);
    }
}

TEST_CASE_FIXTURE(Fixture, "a check builds the new file in the tree of the lessons") {
    const RedoUnderWay redo = begin_redo(course, second(), began);
    write_text(folder.path() / "CMakePresets.json", "{}");
    coach_tests::FakeProcessRunner runner;
    runner.expect({Exited{0}, ""});  // configures
    runner.expect(
        {Exited{1}, "FAILED: tests/CMakeFiles/redo_1_projections_vocabulary_source.dir/x.o\n" +
                        file().string() + ":5:3: error: no\n"});
    const LessonVerdict verdict =
        check_redo(course, redo, runner, {[](auto) {}, [](auto, auto) {}});
    const auto& configuring = runner.requests.at(0).arguments;
    CHECK(std::count(configuring.begin(), configuring.end(),
                     "-DQKV_LEARNER_DIR=" + course.lessons_dir().string()) == 1);
    CHECK(runner.requests.at(1).arguments.back() == "redo_1_projections_vocabulary");
    CHECK(verdict.status == LessonStatus::does_not_compile);
    CHECK(verdict.trouble.find("build/redo/1_projections/projections.cpp:5:3: no") == 0);
    CHECK(verdict.again == "./qkv redo --check");
}

TEST_CASE_FIXTURE(Fixture, "what is under way is told with its file, its clock and its end") {
    CHECK(under_way_screen(course, {second(), began}, 75s, {}) ==
          "Once more: 1.2 g. The clock runs: 1 min 15 s.\n"
          "  write  build/redo/1_projections/projections.cpp\n"
          "  then   ./qkv redo --check\n"
          "  or     ./qkv redo --stop\n");
    CHECK(under_way_screen(course, {whole(), began}, 0s, {})
              .find("Once more: lesson 1, The projections. The clock runs: 0 s.") == 0);
}

TEST_CASE_FIXTURE(Fixture, "what passes is shown beside what was there before") {
    CHECK(passed_screen({second(), began}, 75s, "int f() {}\nint g() { return 1; }\n",
                        "int g() { return 2; }\n", {60, false}) ==
          "\n1.2 g passes, after 1 min 15 s.\n\n"
          "- before\n"
          "+ now\n\n"
          "- int g() { return 1; }\n"
          "+ int g() { return 2; }\n");
}

TEST_CASE("a time is told in the units that a person would use") {
    CHECK(time_text(0s) == "0 s");
    CHECK(time_text(59s) == "59 s");
    CHECK(time_text(252s) == "4 min 12 s");
    CHECK(time_text(3720s) == "1 h 2 min");
}
