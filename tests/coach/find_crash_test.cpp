#include "crash/find_crash.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "check/suite_run.hpp"
#include "crash/sanitizer.hpp"
#include "files/files.hpp"
#include "problem.hpp"
#include "temporary_folder.hpp"

using namespace coach;
using namespace coach_tests;
namespace fs = std::filesystem;

namespace {

/// A place where a lesson was built, and programs that do what a test has them do.
struct Fixture : ProcessRunner {
    Fixture() {
        lesson.id = "1_some";
        lesson.number = "1";
        exercise.id = "1.1";
        exercise.name = "first";
        selection.lesson = &lesson;
        selection.exercises = {&exercise};
        place.root = folder.path();
        place.tree = folder.path() / "build" / "loop";
        place.learner_dir = folder.path() / "lessons";
        fs::create_directories(place.tree);
        const std::string source = (place.learner_dir / lesson.learner_file()).string();
        commands =
            "c++ -o tests/suite.o -c /suite.cpp\n"
            "c++ -DX -I\"/a course\" -MD -MT l.o -MF l.o.d -o tests/l.o -c '" +
            source +
            "'\n: && c++ -fuse-ld=lld tests/l.o -o tests/check_1_some -Wl,-rpath,/x s.so && :\n";
    }

    ProcessResult run(const ProcessRequest& request) override {
        requests.push_back(request);
        const auto& words = request.arguments;
        const auto has = [&](const std::string& word) {
            return std::find(words.begin(), words.end(), word) != words.end();
        };
        if (words[0] == "ninja") return {Exited{0}, commands};
        if (words.size() == 2 && words[1].rfind("-print-file-name=", 0) == 0) {
            const std::string name = words[1].substr(words[1].find('=') + 1);
            return {Exited{0}, (name == runtime ? "/lib/" + name : name) + "\n"};
        }
        if (has("-c")) {
            compiled = read_text(words.back());
            return {Exited{compiles ? 0 : 1}, ""};
        }
        if (words[0] == "c++") return {Exited{0}, ""};
        const std::string text = runs++ < unlucky_runs ? unlucky_report : report;
        std::string name = request.environment.at("ASAN_OPTIONS");  // log_path="...":...
        name = name.substr(name.find('"') + 1);
        name = name.substr(0, name.find('"')) + ".123";
        if (!text.empty()) write_text(place.root / name, text);
        return {Signalled{6}, ""};
    }

    CrashFinding find() { return find_crash(place, *this, selection, "int  a;\nint b;\n", 7); }

    const ProcessRequest& last() const { return requests.back(); }

    TemporaryFolder folder;
    Lesson lesson;
    Exercise exercise;
    Selection selection;
    BuildPlace place;
    std::string commands;
    std::string runtime = "libasan.so";
    bool compiles = true;
    std::string report =
        "==1==ERROR: AddressSanitizer: FPE on unknown address\n"
        "    #0 0x1 in f() crash/some.cpp:4\n";
    const std::string unlucky_report =
        "==1==ERROR: AddressSanitizer: stack-overflow on address 0x7 (pc 0x7 T0)\n"
        "    <empty stack>\n";
    int unlucky_runs = 0;
    int runs = 0;
    std::string compiled;
    std::vector<ProcessRequest> requests;
};

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE_FIXTURE(Fixture, "the text is built with the sanitizer as the lesson was, and run") {
    const CrashFinding finding = find();
    CHECK(finding.why_not == "");
    CHECK(finding.kind == "division-by-zero");
    CHECK(finding.line == 2);
    CHECK(finding.column == 5);
    CHECK(finding.code == "int b;");
    CHECK(compiled == "int\na;\nint\nb;\n");

    const std::string crash = (place.tree / "crash").string();
    REQUIRE(requests.size() == 5);
    CHECK(requests[0].arguments.back() == "check_1_some");
    CHECK(requests[2].arguments == Words{"c++", "-DX", "-I/a course", "-w", "-fsanitize=address",
                                         "-g", "-fno-omit-frame-pointer", "-o", crash + "/lesson.o",
                                         "-c", crash + "/some.cpp"});
    CHECK(requests[2].memory_bytes > 0);
    // the runtime comes first, whatever needs it
    CHECK(requests[3].arguments == Words{"c++", "-Wl,--push-state,--no-as-needed",
                                         "/lib/libasan.so", "-Wl,--pop-state", "-fuse-ld=lld",
                                         crash + "/lesson.o", "-o", crash + "/program",
                                         "-Wl,-rpath,/x", "s.so"});
    CHECK(last().arguments[0] == crash + "/program");
    CHECK(last().arguments[2] == "--test-suite=1.1 first");
    CHECK(last().environment.at("QKV_SEED") == "7");
    CHECK_FALSE(fs::exists(place.tree / "crash"));
}

TEST_CASE_FIXTURE(Fixture, "it has the limits of a check but that of the address space") {
    find();
    const ProcessRequest usual = suite_limits();
    CHECK(last().wall_time >= usual.wall_time);
    CHECK(last().wall_time.count() > 0);
    CHECK(last().cpu_time.count() > 0);
    CHECK(last().file_bytes == usual.file_bytes);
    CHECK(last().memory_bytes == 0);
    const std::string options = last().environment.at("ASAN_OPTIONS");
    CHECK(options.find("hard_rss_limit_mb=2048") != std::string::npos);
    CHECK(options.find("log_path=\"build/loop/crash/report0\":") == 0);
}

TEST_CASE_FIXTURE(Fixture, "a redo is built as a redo is") {
    place.redo_dir = folder.path() / "build" / "redo";
    commands = "c++ -o tests/r.o -c '" + (place.redo_dir / lesson.learner_file()).string() +
               "'\nc++ tests/r.o -o tests/redo_1_some\n";
    CHECK(find().line == 2);
    CHECK(requests[0].arguments.back() == "redo_1_some");
}

TEST_CASE_FIXTURE(Fixture,
                  "without gcc's runtime it takes the compiler's own, without any it says so") {
    runtime = "libclang_rt.asan_osx_dynamic.dylib";
    CHECK(find().line == 2);
    CHECK(requests[requests.size() - 2].arguments[1] == "-fsanitize=address");
    runtime = "none";
    requests.clear();
    const CrashFinding finding = find();
    CHECK(finding.kind == "");
    CHECK(finding.why_not ==
          "AddressSanitizer would name the line, and is not here: " + how_to_install_sanitizer());
    for (const ProcessRequest& request : requests) CHECK(request.arguments[1] != "-DX");
}

TEST_CASE_FIXTURE(Fixture, "where it cannot be found it says why, and leaves nothing") {
    SUBCASE("it does not compile so") {
        compiles = false;
        CHECK(find().why_not.find("cannot be built with it") != std::string::npos);
    }
    SUBCASE("no report was written") {
        report = "";
        CHECK(find().why_not.find("found nothing when the same was run once more") !=
              std::string::npos);
    }
    SUBCASE("what was written is none") {
        report = std::string(100000, '#');
        CHECK(find().why_not.find("found nothing") != std::string::npos);
    }
    SUBCASE("how the lesson is built is not known") {
        commands = "ninja: nothing\n";
        CHECK(find().why_not.find("is not known") != std::string::npos);
    }
    CHECK_FALSE(fs::exists(place.tree / "crash"));
}

TEST_CASE_FIXTURE(Fixture, "what somebody who was killed has left is no report of this run") {
    fs::create_directories(place.tree / "crash");
    write_text(place.tree / "crash" / "report0.99", report);
    report = "";
    CHECK(find().kind == "");
}

TEST_CASE_FIXTURE(Fixture,
                  "a full stack that could not be read is filled once more, not for ever") {
    unlucky_runs = 2;
    CHECK(find().line == 2);
    CHECK(runs == 3);
    runs = 0;
    unlucky_runs = 1000;
    const CrashFinding finding = find();
    CHECK(finding.kind == "stack-overflow");
    CHECK(finding.line == 0);
    CHECK(runs == 6);
}
