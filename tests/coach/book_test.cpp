#include "book/book.hpp"

#include <doctest/doctest.h>

#include "fake_process_runner.hpp"
#include "files/files.hpp"
#include "problem.hpp"
#include "temporary_folder.hpp"

using namespace coach;
using namespace coach_tests;

namespace {

/// The real course: the book is made of it.
Course course() { return read_course(QKV_SOURCE_DIR); }

/// A course without lessons, to build in.
struct EmptyCourse {
    EmptyCourse() {
        course.root = folder.path();
        write_text(folder.path() / "CMakePresets.json", "{}");
    }

    TemporaryFolder folder;
    Course course;
};

BuildNews silent() {
    return {[](std::string_view) {}, [](std::size_t, std::size_t) {}};
}

}  // namespace

TEST_CASE("a place in the book has the name of a lesson, an exercise, a mistake or a question") {
    CHECK(place_in_book(course(), "") == "index.html");
    CHECK(place_in_book(course(), "4") == "lesson_4.html");
    CHECK(place_in_book(course(), "4_scaling") == "lesson_4.html");
    CHECK(place_in_book(course(), "1.2") == "lesson_1.html#lesson_1_project");
    CHECK(place_in_book(course(), "project") == "lesson_1.html#lesson_1_project");
    CHECK(place_in_book(course(), "project-transposes-the-weights") ==
          "mistakes_1.html#mistake-project-transposes-the-weights");
    CHECK(place_in_book(course(), "why-scale") == "questions_4.html#question-why-scale");
    CHECK(place_in_book(course(), "questions") == "questions.html");
    CHECK(place_in_book(course(), "lesson_4_law") == "lesson_4.html#lesson_4_law");
}

TEST_CASE("a place that the book has not is refused") {
    CHECK_THROWS_AS(place_in_book(course(), "9.9"), Problem);
    CHECK_THROWS_AS(place_in_book(course(), "../README"), Problem);
}

TEST_CASE("an address has no spaces and no letters that a browser would not take") {
    CHECK(address_of("/home/a b/qk\u00fc", "lesson_1.html#lesson_1_project") ==
          "file:///home/a%20b/qk%C3%BC/lesson_1.html#lesson_1_project");
}

TEST_CASE("the book is configured once and built each time") {
    EmptyCourse empty;
    FakeProcessRunner runner;
    runner.expect({Exited{0}, ""});
    runner.expect({Exited{0}, ""});
    CHECK(build_book(empty.course, runner, silent()) ==
          empty.folder.path() / "build" / "docs" / "docs" / "book");
    REQUIRE(runner.requests.size() == 2);
    CHECK(runner.requests[0].arguments ==
          std::vector<std::string>{"cmake", "--preset", "docs", "--fresh"});
    CHECK(runner.requests[1].arguments[1] == "--build");

    SUBCASE("not configured again") {
        write_text(empty.folder.path() / "build" / "docs" / "build.ninja", "");
        runner.expect({Exited{0}, ""});
        build_book(empty.course, runner, silent());
        CHECK(runner.requests.back().arguments[1] == "--build");
        CHECK(runner.requests.size() == 3);
    }
    SUBCASE("but after an update that changed the presets") {
        write_text(empty.folder.path() / "build" / "docs" / "build.ninja", "");
        write_text(empty.folder.path() / "CMakePresets.json", "{ }");
        runner.expect({Exited{0}, ""});
        runner.expect({Exited{0}, ""});
        build_book(empty.course, runner, silent());
        CHECK(runner.requests[2].arguments[1] == "--preset");
    }
}

TEST_CASE("a book that cannot be built says why, and what to do") {
    EmptyCourse empty;
    FakeProcessRunner runner;
    runner.expect({Exited{0}, ""});
    runner.expect({Exited{1}, "lesson_1.md: there is no number \"x\"\n"});
    try {
        build_book(empty.course, runner, silent());
        FAIL("nothing was thrown");
    } catch (const Problem& problem) {
        CHECK(std::string(problem.what()).find("there is no number \"x\"") != std::string::npos);
        CHECK(std::string(problem.what()).find("./qkv docs") != std::string::npos);
    }
}
