#include "build/warmer.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "build/stamp.hpp"
#include "fake_process_runner.hpp"
#include "files/files.hpp"
#include "temporary_folder.hpp"

using namespace coach;
namespace fs = std::filesystem;

namespace {

/// Starts nothing; each process ends when the test says so.
class FakeBackgroundRunner : public BackgroundRunner {
 public:
    struct Started {
        ProcessRequest request;
        std::optional<ProcessEnd> end;
        bool is_gone = false;
    };

    std::unique_ptr<BackgroundProcess> start(const ProcessRequest& request) override {
        started.push_back(std::make_shared<Started>(Started{request, {}, false}));
        return std::make_unique<Fake>(started.back());
    }

    std::vector<std::shared_ptr<Started>> started;

 private:
    class Fake : public BackgroundProcess {
     public:
        explicit Fake(std::shared_ptr<Started> started) : started_(std::move(started)) {}
        ~Fake() override { started_->is_gone = true; }
        std::optional<ProcessEnd> end() override { return started_->end; }

     private:
        std::shared_ptr<Started> started_;
    };
};

/// Plays its script, and does what a compiler does: writes what -o names.
class FakeCompiler : public coach_tests::FakeProcessRunner {
 public:
    ProcessResult run(const ProcessRequest& request) override {
        const auto& arguments = request.arguments;
        const auto at = std::find(arguments.begin(), arguments.end(), "-o");
        if (at != arguments.end()) write_text(at[1], object);
        return FakeProcessRunner::run(request);
    }
    std::string object = "object __cxx_global_var_init";
};

/// A course of one lesson whose tree was built by Ninja.
struct Fixture {
    Fixture() {
        lesson.id = "1_projections";
        lesson.number = "1";
        lesson.exercises = {{"1.1", "project", "", {{"project", ""}}, {}, {}}};
        write_text(folder.path() / "lessons/1_projections/projections.hpp",
                   "namespace qkv { int project(); }");
        for (const char* const built : {"build.ninja", "base.pch", "lib.so"}) {
            write_text(tree() / built, "");
        }
        write_text(tree() / "base.pch.o", "__cxx_global_var_init");
        save(text);
        first_warmer = std::make_unique<Warmer>(place(), runner, background);
    }

    fs::path tree() const { return folder.path() / "tree"; }
    BuildPlace place() const { return {folder.path(), tree(), folder.path() / "lessons"}; }
    fs::path learner_file() const { return folder.path() / "lessons" / lesson.learner_file(); }
    void save(const std::string& saved) const { write_text(learner_file(), saved); }
    Warmer& warmer() { return *first_warmer; }

    Built built(const std::string& of) const {
        return {tree() / "tests/check", of, course_stamp(folder.path(), lesson)};
    }

    void expect_commands() {
        runner.expect({Exited{0}, "c++ -DX -include-pch base.pch -MD -MT l.o -MF l.d -o l.o -c \"" +
                                      learner_file().string() +
                                      "\"\n: && c++ l.o -o tests/check_1_projections_vocabulary "
                                      "lib.so && :\n"});
    }

    /// The background has made what it was asked for.
    void end_warming(ProcessEnd end = Exited{0},
                     const std::string& object = "code __cxx_global_var_init") {
        const std::string command = background.started.back()->request.arguments.at(2);
        const std::size_t at = command.rfind("'-o' '") + 6;
        write_text(command.substr(at, command.find('\'', at) - at), object);
        background.started.back()->end = end;
    }

    void warm_up() {
        expect_commands();
        warmer().start(lesson, built(text));
        end_warming();
        REQUIRE(warmer().is_ready_for(lesson));
    }

    /// What comes of a save that compiles and links.
    std::optional<Built> build() {
        runner.expect({Exited{0}, ""});
        runner.expect({Exited{0}, ""});
        const auto outcome = warmer().build(lesson);
        if (!outcome) return std::nullopt;
        is_on_what_was_warm = outcome->is_on_what_was_warm;
        return std::get<Built>(outcome->outcome);
    }

    /// Compiled on the course's header, without anything that was warmed.
    void check_is_by_itself(const std::optional<Built>& outcome) const {
        REQUIRE(outcome.has_value());
        CHECK_FALSE(is_on_what_was_warm);
        const fs::path here = outcome->program.parent_path();
        const auto& requests = runner.requests;
        REQUIRE(requests.size() >= 2);
        CHECK((requests.end() - 2)->arguments ==
              std::vector<std::string>{"c++", "-DX", "-include-pch", "base.pch", "-c",
                                       learner_file().string(), "-o",
                                       (here / "learner.o").string()});
        CHECK(requests.back().arguments ==
              std::vector<std::string>{"c++", (here / "learner.o").string(), "-o",
                                       outcome->program.string(), "lib.so"});
    }

    bool is_on_what_was_warm = false;  ///< the last build
    const std::string text =
        "#include \"projections.hpp\"\nnamespace qkv { int project() { return 1; } }\n";
    const std::string next =
        "#include \"projections.hpp\"\nnamespace qkv { int project() { return 2; } }\n";
    coach_tests::TemporaryFolder folder;
    Lesson lesson;
    FakeCompiler runner;
    FakeBackgroundRunner background;
    std::unique_ptr<Warmer> first_warmer;
};

}  // namespace

TEST_CASE_FIXTURE(Fixture,
                  "the last text is precompiled in the background, on the course's header") {
    expect_commands();
    warmer().start(lesson, built(text));
    REQUIRE(background.started.size() == 1);
    const ProcessRequest& request = background.started[0]->request;
    const std::string& command = request.arguments.at(2);
    CHECK(command.rfind("'c++' '-DX' '-w' '-include-pch' 'base.pch' ", 0) == 0);
    CHECK(command.find("/warm.pch' && 'c++' '-DX' '-w' '-c' '") != std::string::npos);
    CHECK(request.directory == tree());
    CHECK(request.cpu_time.count() > 0);
    CHECK(request.memory_bytes > 0);
    CHECK(request.file_bytes > 0);
    CHECK(warmer().is_busy());
    CHECK_FALSE(warmer().is_ready_for(lesson));
    end_warming();
    CHECK(warmer().is_ready_for(lesson));
    CHECK_FALSE(warmer().is_busy());
    Lesson other = lesson;
    other.id = "2_roles";
    CHECK_FALSE(warmer().is_ready_for(other));
}

TEST_CASE_FIXTURE(Fixture, "the next text is compiled on it, and linked with its code") {
    warm_up();
    save(next);
    const auto outcome = build();
    REQUIRE(outcome.has_value());
    CHECK(is_on_what_was_warm);
    CHECK(outcome->text == next);
    CHECK(outcome->program.filename() == "check");
    REQUIRE(runner.requests.size() == 3);
    const fs::path warm = outcome->program.parent_path();
    CHECK(runner.requests[1].arguments ==
          std::vector<std::string>{"c++", "-DX", "-include-pch", (warm / "warm.pch").string(), "-c",
                                   learner_file().string(), "-o", (warm / "learner.o").string()});
    CHECK(runner.requests[2].arguments ==
          std::vector<std::string>{"c++", (warm / "learner.o").string(), (warm / "warm.o").string(),
                                   "-o", outcome->program.string(), "lib.so"});
    CHECK(runner.requests[1].cpu_time.count() > 0);
    // memory in huge pages, unless somebody has tuned it otherwise
    const bool is_tuned = std::getenv("GLIBC_TUNABLES") != nullptr;
    CHECK(runner.requests[1].environment.contains("GLIBC_TUNABLES") != is_tuned);
}

TEST_CASE_FIXTURE(Fixture, "what is ready stays so until the next is") {
    warm_up();
    warmer().start(lesson, built(next));
    CHECK(background.started.size() == 2);
    CHECK(warmer().is_ready_for(lesson));
    save(next);
    const auto outcome = build();
    REQUIRE(outcome.has_value());
    end_warming();
    CHECK(warmer().is_ready_for(lesson));
    CHECK(build()->program.parent_path() != outcome->program.parent_path());
}

TEST_CASE_FIXTURE(Fixture, "to stop ends what runs, and nothing that is ready") {
    warm_up();
    warmer().start(lesson, built(next));
    warmer().stop();
    CHECK(background.started[1]->is_gone);
    CHECK_FALSE(warmer().is_busy());
    CHECK(warmer().is_ready_for(lesson));
    first_warmer.reset();
    CHECK(background.started[0]->is_gone);
    CHECK_FALSE(fs::exists(tree() / "warm" / std::to_string(getpid())));
}

TEST_CASE_FIXTURE(Fixture, "a text that failed is not tried again, another is") {
    expect_commands();
    warmer().start(lesson, built(text));
    end_warming(Exited{1});
    CHECK_FALSE(warmer().is_ready_for(lesson));
    warmer().start(lesson, built(text));
    CHECK(background.started.size() == 1);
    warmer().start(lesson, built(next));
    CHECK(background.started.size() == 2);
}

TEST_CASE_FIXTURE(Fixture, "the text that is warm already is not warmed again") {
    warm_up();
    warmer().start(lesson, built(text));
    CHECK(background.started.size() == 1);
}

TEST_CASE_FIXTURE(Fixture, "what cannot be warmed starts nothing") {
    expect_commands();
    for (const std::string unfit :
         {"#define X\n#include \"projections.hpp\"\nint a;\n", "#include <vector>\nint a;\n", ""}) {
        CAPTURE(unfit);
        warmer().start(lesson, built(unfit));
    }
    CHECK(background.started.empty());
}

TEST_CASE_FIXTURE(Fixture, "what cannot be warmed is compiled as Ninja would, without asking it") {
    const std::string unfit = "#define X 1\n" + text;
    expect_commands();
    warmer().start(lesson, built(unfit));
    save(unfit + "// edited\n");
    const auto outcome = build();
    check_is_by_itself(outcome);
    CHECK(outcome->text == unfit + "// edited\n");
    CHECK(outcome->course == course_stamp(folder.path(), lesson));
}

TEST_CASE_FIXTURE(Fixture, "what is still being warmed does not keep a save waiting") {
    expect_commands();
    warmer().start(lesson, built(text));
    save(next);
    check_is_by_itself(build());
}

TEST_CASE_FIXTURE(Fixture,
                  "without a precompiled header there is nothing to do, and it is asked once") {
    runner.expect({Exited{0}, "g++ -o l.o -c \"" + learner_file().string() + "\"\n"});
    warmer().start(lesson, built(text));
    warmer().start(lesson, built(next));
    CHECK(background.started.empty());
    CHECK(runner.requests.size() == 1);
}

TEST_CASE_FIXTURE(Fixture, "a text that includes other headers is not built on it") {
    warm_up();
    for (const char* const more : {"#include <random>\n", "#define A\n"}) {
        CAPTURE(more);
        save(more + text);
        check_is_by_itself(build());
    }
    save('"' + text);  // and so not the contract
    CHECK_FALSE(warmer().build(lesson).has_value());
}

TEST_CASE_FIXTURE(Fixture, "nothing is built on it once the course or its builds have changed") {
    for (const char* const changed : {"lessons/1_projections/projections.hpp", "tree/build.ninja",
                                      "tree/base.pch", "tree/lib.so"}) {
        CAPTURE(changed);
        Fixture fixture;
        fixture.warm_up();
        write_text(fixture.folder.path() / changed, "another");
        CHECK_FALSE(fixture.build().has_value());
        CHECK(fixture.runner.requests.size() == 1);
    }
}

TEST_CASE_FIXTURE(Fixture, "a text that does not compile on it is compiled by itself") {
    warm_up();
    runner.expect({Exited{1}, "error"});
    check_is_by_itself(build());
}

TEST_CASE_FIXTURE(Fixture, "a text that does not compile by itself either has its error") {
    warm_up();
    const std::string error = learner_file().string() + ":2:27: error: expected expression\n";
    runner.expect({Exited{1}, "what is warm may see it otherwise"});
    runner.expect({Exited{1}, error});
    const auto outcome = warmer().build(lesson);
    REQUIRE(outcome.has_value());
    CHECK(std::get<CompileError>(outcome->outcome).message == "expected expression");
    CHECK(std::get<CompileError>(outcome->outcome).line == 2);
    CHECK(runner.requests.back().environment.at("LC_ALL") == "C");
}

TEST_CASE_FIXTURE(
    Fixture, "a text that does not link, or without an error of its own, is for others to judge") {
    warm_up();
    for (const ProcessResult& last :
         {ProcessResult{Exited{0}, ""}, ProcessResult{Exited{1}, "disk full"},
          ProcessResult{Exited{1},
                        "fatal error: file 'tensor.hpp' has been modified since the precompiled "
                        "header 'base.pch' was built\n"}}) {
        runner.expect({Exited{1}, "error"});
        runner.expect(last);
        runner.expect({Exited{1}, "undefined symbol"});
        CHECK_FALSE(warmer().build(lesson).has_value());
    }
}

TEST_CASE_FIXTURE(Fixture,
                  "a text on which the compiler had to be stopped is not tried once more") {
    warm_up();
    runner.expect({Signalled{9}, ""});
    CHECK_FALSE(warmer().build(lesson).has_value());
    CHECK(runner.requests.size() == 2);
}

TEST_CASE_FIXTURE(Fixture, "nothing is built before a text of the lesson was") {
    CHECK_FALSE(warmer().build(lesson).has_value());
    CHECK(runner.requests.empty());
}

TEST_CASE_FIXTURE(Fixture, "a file that is missing is for others to judge") {
    warm_up();
    fs::remove(learner_file());
    CHECK_FALSE(warmer().build(lesson).has_value());
}

TEST_CASE_FIXTURE(Fixture,
                  "what a coach left that was killed is taken away, a living one's is not") {
    write_text(tree() / "warm" / "999999999" / "warm.pch", "");
    write_text(tree() / "warm" / std::to_string(getppid()) / "warm.pch", "");
    const Warmer other(place(), runner, background);
    CHECK_FALSE(fs::exists(tree() / "warm" / "999999999"));
    CHECK(fs::exists(tree() / "warm" / std::to_string(getppid())));
}
