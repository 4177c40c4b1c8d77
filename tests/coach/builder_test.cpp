#include "build/builder.hpp"

#include <doctest/doctest.h>

#include "build/ninja.hpp"
#include "fake_process_runner.hpp"
#include "files/files.hpp"
#include "problem.hpp"
#include "temporary_folder.hpp"

using namespace coach;

TEST_CASE("a file is compiled on top of what its includes ask for") {
    struct Row {
        const char* text;
        Compilation compilation;
    };
    for (const Row& row : {
             Row{"#include \"projections.hpp\"\n", Compilation::on_vocabulary},
             Row{"// text\n  #  include <projections.hpp>\n", Compilation::on_vocabulary},
             Row{"#include \"../1_projections/projections.hpp\"\n", Compilation::on_vocabulary},
             Row{"#include \"projections.hpp\"\n#include <xtensor-blas/xlinalg.hpp>\n",
                 Compilation::on_blas},
             Row{"#include <xtensor-blas/xlinalg.hpp>\n", Compilation::plain},
             Row{"// #include \"projections.hpp\"\n", Compilation::plain},
             Row{"#include \"tensor.hpp\"\n", Compilation::plain},
             Row{"", Compilation::plain},
             Row{"#include \"projections.hpp\"", Compilation::on_vocabulary},
             Row{"#include \"projections.hpp\n\"", Compilation::plain},
             Row{"#include projections.hpp\n", Compilation::plain},
             Row{"#define include \"projections.hpp\"\n", Compilation::plain},
         }) {
        CAPTURE(row.text);
        CHECK(compilation_for(row.text, "projections.hpp") == row.compilation);
    }
}

namespace {

/// A course of one lesson in a folder of its own, whose tree is configured.
struct Fixture {
    Fixture() {
        lesson.id = "1_projections";
        lesson.number = "1";
        write_text(learner_file(), "#include \"projections.hpp\"\n");
        write_text(folder.path() / "CMakePresets.json", "{}");
    }

    std::filesystem::path learner_file() const {
        return folder.path() / "lessons" / lesson.learner_file();
    }

    Builder builder() {
        return {{folder.path(), folder.path() / "tree", folder.path() / "lessons"},
                runner,
                {[this](std::string_view text) { notices.emplace_back(text); },
                 [this](std::size_t done, std::size_t total) { steps.emplace_back(done, total); }}};
    }

    void configure_succeeds() {
        runner.expect({Exited{0}, ""});
        write_text(folder.path() / "tree" / "build.ninja", "");
    }

    coach_tests::TemporaryFolder folder;
    Lesson lesson;
    coach_tests::FakeProcessRunner runner;
    std::vector<std::string> notices;
    std::vector<std::pair<std::size_t, std::size_t>> steps;
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "the first build configures the tree and says that it takes long") {
    configure_succeeds();
    runner.expect({Exited{0}, ""});
    const BuildOutcome outcome = builder().build(lesson);
    REQUIRE(std::holds_alternative<Built>(outcome));
    CHECK(std::get<Built>(outcome).program ==
          folder.path() / "tree" / "tests" / "check_1_projections_vocabulary");
    REQUIRE(runner.requests.size() == 2);
    CHECK(runner.requests[0].arguments[0] == "cmake");
    CHECK(runner.requests[1].arguments ==
          std::vector<std::string>{"ninja", "-C", (folder.path() / "tree").string(),
                                   "check_1_projections_vocabulary"});
    CHECK(notices.size() == 1);
}

TEST_CASE_FIXTURE(Fixture, "another program is linked from the same object of the learner's file") {
    configure_succeeds();
    runner.expect({Exited{0}, ""});
    const BuildOutcome outcome = builder().build(lesson, "experiment");
    REQUIRE(std::holds_alternative<Built>(outcome));
    CHECK(std::get<Built>(outcome).program ==
          folder.path() / "tree" / "tests" / "experiment_1_projections_vocabulary");
    runner.expect(
        {Exited{1}, "FAILED: tests/CMakeFiles/check_1_projections_vocabulary_source.dir/x.o\n" +
                        learner_file().string() + ":3:4: error: no\n"});
    CHECK(std::holds_alternative<CompileError>(builder().build(lesson, "experiment")));
}

TEST_CASE_FIXTURE(Fixture, "a program of the course's own needs no file of the learner's") {
    std::filesystem::remove(learner_file());
    configure_succeeds();
    runner.expect({Exited{0}, ""});
    CHECK(builder().build_course_program("a_program") ==
          folder.path() / "tree" / "tests" / "a_program");
    runner.expect({Exited{1}, "why\n"});
    CHECK_THROWS_WITH_AS(builder().build_course_program("a_program"),
                         doctest::Contains("what the course itself brings does not build"),
                         Problem);
}

TEST_CASE_FIXTURE(Fixture, "a later build does not configure, unless the presets changed") {
    configure_succeeds();
    for (int build = 0; build < 2; ++build) {
        runner.expect({Exited{0}, ""});
        builder().build(lesson);
    }
    CHECK(runner.requests.size() == 3);
    write_text(folder.path() / "CMakePresets.json", "{ }");
    runner.expect({Exited{0}, ""});
    runner.expect({Exited{0}, ""});
    builder().build(lesson);
    CHECK(runner.requests[3].arguments[0] == "cmake");
}

TEST_CASE_FIXTURE(Fixture, "a lesson that an update of the course brought is configured") {
    configure_succeeds();
    runner.expect({Exited{0}, ""});
    builder().build(lesson);
    write_text(folder.path() / "lessons" / "2_roles" / "lesson.toml", "");
    runner.expect({Exited{0}, ""});
    runner.expect({Exited{0}, ""});
    builder().build(lesson);
    REQUIRE(runner.requests.size() == 4);
    CHECK(runner.requests[2].arguments[0] == "cmake");
}

TEST_CASE_FIXTURE(Fixture, "how far a build is, is told step by step") {
    configure_succeeds();
    runner.expect({Exited{0}, ""});
    builder().build(lesson);
    runner.requests.at(1).on_output(
        "ninja: Entering directory\n[1/20] Building x[3/4]\n[2/20] Linking\n");
    CHECK(steps == std::vector<std::pair<std::size_t, std::size_t>>{{1, 20}, {2, 20}});
}

TEST_CASE_FIXTURE(Fixture, "an error in the learner's file is the learner's") {
    configure_succeeds();
    runner.expect(
        {Exited{1}, "FAILED: tests/CMakeFiles/check_1_projections_vocabulary_source.dir/x.o\n" +
                        learner_file().string() + ":3:4: error: no\n"});
    const BuildOutcome outcome = builder().build(lesson);
    REQUIRE(std::holds_alternative<CompileError>(outcome));
    CHECK(std::get<CompileError>(outcome).line == 3);
    CHECK(std::get<CompileError>(outcome).message == "no");
}

TEST_CASE_FIXTURE(Fixture, "any other error is the course's, with the end of what was printed") {
    configure_succeeds();
    runner.expect({Exited{1}, "FAILED: tests/CMakeFiles/suite_1_projections.dir/x.o\nwhy\n"});
    CHECK_THROWS_WITH_AS(builder().build(lesson),
                         "what the course itself brings does not build (is a package missing? is "
                         "the disk full?):\nFAILED: tests/CMakeFiles/suite_1_projections.dir/x.o\n"
                         "why\n",
                         Problem);
}

TEST_CASE_FIXTURE(Fixture, "a tree that cannot be configured says why") {
    runner.expect({Exited{1}, "Could not find xtensor\n"});
    CHECK_THROWS_WITH_AS(builder().build(lesson), doctest::Contains("Could not find xtensor"),
                         Problem);
}

TEST_CASE_FIXTURE(Fixture, "a compiler has limits, and one that never ends says so") {
    configure_succeeds();
    runner.expect({TimedOut{std::chrono::minutes(20)}, ""});
    CHECK_THROWS_WITH_AS(builder().build(lesson), doctest::Contains("did not end within 20 min"),
                         Problem);
    const ProcessRequest& request = runner.requests.at(1);
    CHECK(request.wall_time > request.cpu_time);
    CHECK(request.cpu_time.count() > 0);
    CHECK(request.memory_bytes > 0);
    CHECK(request.file_bytes > 0);
}

TEST_CASE_FIXTURE(Fixture, "a compiler that was ended is told as such") {
    configure_succeeds();
    const std::string failed =
        "FAILED: tests/CMakeFiles/check_1_projections_vocabulary_source.dir/x.o\n";
    runner.expect({Exited{1}, failed + "clang++ -o x.o\nKilled\nninja: build stopped\n"});
    const BuildOutcome outcome = builder().build(lesson);
    REQUIRE(std::holds_alternative<CompileError>(outcome));
    const std::string& message = std::get<CompileError>(outcome).message;
    CHECK(message.find("the compiler gave up on this file, for which it may use") == 0);
    CHECK(message.find("It said:\nKilled") == message.size() - 15);
}

TEST_CASE_FIXTURE(Fixture, "a file that is no source text is not built") {
    write_text(learner_file(), std::string(1, '\0'));
    CHECK(std::holds_alternative<CompileError>(builder().build(lesson)));
    CHECK(runner.requests.empty());
}

TEST_CASE_FIXTURE(Fixture, "a missing file says where it can be had") {
    std::filesystem::remove(learner_file());
    CHECK_THROWS_WITH_AS(
        builder().build(lesson),
        doctest::Contains(
            "is missing. The file as it was shipped is tests/stubs/1_projections.cpp"),
        Problem);
}

TEST_CASE_FIXTURE(Fixture, "another text is compiled, be its file older than the object") {
    configure_succeeds();
    const std::filesystem::path object = folder.path() / "tree" / "tests" / "CMakeFiles" /
                                         "check_1_projections_vocabulary_source.dir" / "__" /
                                         "projections.cpp.o";
    const auto build_with_object = [&] {
        write_text(object, "");
        runner.expect({Exited{0}, ""});
        builder().build(lesson);
        return std::filesystem::exists(object);
    };
    build_with_object();
    CHECK(build_with_object());
    write_text(learner_file(), "#include \"projections.hpp\"\n// out of a backup\n");
    std::filesystem::last_write_time(learner_file(), std::filesystem::file_time_type{});
    CHECK_FALSE(build_with_object());
    CHECK(build_with_object());
}

TEST_CASE_FIXTURE(Fixture, "a precompiled header that the compiler takes for stale is made anew") {
    configure_succeeds();
    const std::filesystem::path header = folder.path() / "tree" / "tests" / "contract.pch";
    write_text(header, "");
    runner.expect({Exited{1},
                   "fatal error: file 'name.hpp' has been modified since the precompiled header "
                   "'contract.pch' was built: mtime changed\n"});
    runner.expect({Exited{0}, ""});
    CHECK(std::holds_alternative<Built>(builder().build(lesson)));
    CHECK_FALSE(std::filesystem::exists(header));
}

TEST_CASE("the last lines of a short output are all of it, also of none") {
    CHECK(last_lines("a\nb\nc\n", 2) == "b\nc\n");
    CHECK(last_lines("a", 2) == "a");
    CHECK(last_lines("", 1) == "");
}
