#include <doctest/doctest.h>

#include "crash/sanitizer.hpp"
#include "doctor/doctor_json.hpp"
#include "doctor/doctor_screen.hpp"
#include "fake_process_runner.hpp"
#include "problem.hpp"

using namespace coach;

namespace {

bool contains(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

/// Somebody who has all that is needed.
struct Fixture {
    Fixture() {
        lesson.id = "1_projections";
        lesson.number = "1";
        health.compiler = {"clang++", "14.0.6", true};
        health.tools = {{"ninja", Purpose::learning, true, "1.11.1"},
                        {"doxygen", Purpose::book, true, "1.9.4"},
                        {"npm", Purpose::selftest, true, ""}};
        health.has_sanitizer = true;
        health.packages.install = "sudo apt-get install";
        health.build = {true, std::uintmax_t{5} << 30};
        health.loop = {&lesson, {{0.25, 0.05, 0.03, 0.4}}, true, ""};
        health.terminal = {true, 100, true, true, true};
    }
    std::string screen() const { return doctor_screen(health, {80, false}); }

    Lesson lesson;
    Health health;
};

/// Programs that answer by their first argument; the others do not start.
class Programs : public ProcessRunner {
 public:
    ProcessResult run(const ProcessRequest& request) override {
        requests.push_back(request);
        const auto answer = answers.find(request.arguments.front());
        if (answer == answers.end()) throw Problem("no such program");
        return answer->second;
    }
    std::map<std::string, ProcessResult> answers;
    std::vector<ProcessRequest> requests;
};

Variables set_to(std::map<std::string, std::string> values) {
    return [values](const char* name) {
        const auto found = values.find(name);
        return found == values.end() ? std::string() : found->second;
    };
}

}  // namespace

TEST_CASE("a version is the first number with a point in it") {
    CHECK(version_in("Debian clang version 14.0.6\nTarget: x86_64") == "14.0.6");
    CHECK(version_in("g++ (Debian 12.2.0-14+deb12u1) 12.2.0") == "12.2.0");
    CHECK(version_in("cmake version 3.25.1") == "3.25.1");
    CHECK(version_in("v20.20.2\n") == "20.20.2");
    CHECK(version_in("since 1999. Version 2.") == "");
    CHECK(version_in("") == "");
}

TEST_CASE("programs, libraries and packages are found by asking, or are not found") {
    Programs programs;
    programs.answers["clang++"] = {Exited{0}, "Debian clang version 14.0.6"};
    const Compiler compiler = ask_compiler("clang++", programs);
    CHECK(compiler.version == "14.0.6");
    CHECK(compiler.is_clang);
    programs.answers["clang++"] = {
        Exited{0},
        "int f();\nqkv_library xtensor 0 . 24 . 3\nqkv_library OpenBLAS \" OpenBLAS 0.3.21 \"\n"};
    programs.answers["ninja"] = {Exited{0}, "1.11.1\n"};
    programs.answers["cmake"] = {Exited{1}, "cmake: error while loading libraries: 3.25.1"};
    programs.answers["node"] = {Exited{0}, "qkv_package katex 0.16.4\n"};
    std::string found;
    std::string missing;
    for (const Tool& tool : find_tools(compiler, "/course", programs)) {
        (tool.is_found ? found : missing) += tool.name + ' ' + tool.version + ',';
    }
    CHECK(found == "ninja 1.11.1,xtensor 0.24.3,OpenBLAS 0.3.21,node 0.16.4,katex 0.16.4,");
    CHECK(contains(missing, "cmake ,"));
    CHECK(contains(missing, "xtensor-blas ,"));
    CHECK(contains(missing, "markdown-it ,"));
}

TEST_CASE("a compiler that does not start has no version, and is asked for no libraries") {
    Programs programs;
    const Compiler compiler = ask_compiler("no-such-compiler", programs);
    CHECK(compiler.version == "");
    programs.requests.clear();
    for (const Tool& tool : find_tools(compiler, "/course", programs)) CHECK_FALSE(tool.is_found);
    for (const ProcessRequest& request : programs.requests) {
        CHECK(request.arguments.front() != "no-such-compiler");
    }
}

TEST_CASE("the steps of a build take what Ninja's log says of the last time") {
    const std::string log =
        "# ninja log v5\n"
        "0\t900\t17\ttests/a_source.dir/a.cpp.o\tff\n"
        "5\t255\t18\ttests/a_source.dir/a.cpp.o\tff\n"
        "255\t305\t19\ttests/a\tff\n"
        "half a line\n"
        "1\t2\t3";
    CHECK(seconds_of_step(log, "tests/a_source.dir/") == doctest::Approx(0.25));
    CHECK(seconds_of_step(log, "tests/a\t") == doctest::Approx(0.05));
    CHECK(seconds_of_step(log, "tests/b\t") == 0);
    CHECK(seconds_of_step("", "tests/a\t") == 0);
}

TEST_CASE("links and UTF-8 are known by what a terminal and the locale set") {
    struct Row {
        std::map<std::string, std::string> variables;
        bool has_links;
        bool has_utf8;
    };
    for (const Row& row : {
             Row{{}, false, false},
             Row{{{"VTE_VERSION", "6800"}, {"LANG", "de_DE.UTF-8"}}, true, true},
             Row{{{"VTE_VERSION", "4600"}, {"LANG", "C.utf8"}}, false, true},
             Row{{{"TERM_PROGRAM", "vscode"}, {"LC_ALL", "C"}, {"LANG", "C.UTF-8"}}, true, false},
             Row{{{"TERM_PROGRAM", "Apple_Terminal"}}, false, false},
             Row{{{"TERM", "xterm-kitty"}}, true, false},
             Row{{{"TERM", "dumb"}, {"VTE_VERSION", "6800"}}, false, false},
         }) {
        const TerminalAbility ability = ability_of({120, true}, true, set_to(row.variables));
        CAPTURE(row.has_links);
        CHECK(ability.has_links == row.has_links);
        CHECK(ability.has_utf8 == row.has_utf8);
        CHECK(ability.columns == 120);
    }
    CHECK_FALSE(ability_of({80, false}, false, set_to({{"VTE_VERSION", "6800"}})).has_links);
}

TEST_CASE_FIXTURE(Fixture, "what is needed to learn decides, the rest may be missing") {
    CHECK(can_learn(health));
    health.tools[1].is_found = false;
    health.tools[2].is_found = false;
    health.packages.missing_for_the_book = {"doxygen"};
    health.editor_trouble = "is missing";
    health.loop.lesson = nullptr;
    health.has_sanitizer = false;
    CHECK(can_learn(health));
    Health without = health;
    without.tools[0].is_found = false;
    CHECK_FALSE(can_learn(without));
    without = health;
    without.compiler.version = "";
    CHECK_FALSE(can_learn(without));
    without = health;
    without.packages.missing_to_learn = {"lld"};
    CHECK_FALSE(can_learn(without));
    without = health;
    without.build.is_writable = false;
    CHECK_FALSE(can_learn(without));
    without = health;
    without.build.free_bytes = enough_free_bytes - 1;
    CHECK_FALSE(can_learn(without));
    without = health;
    without.loop.trouble = "it does not build";
    CHECK_FALSE(can_learn(without));
}

TEST_CASE_FIXTURE(Fixture, "one command installs all that is missing") {
    CHECK(command_that_installs(health.packages) == "");
    CHECK_FALSE(contains(screen(), "missing packages"));
    health.packages.missing_to_learn = {"lld"};
    health.packages.missing_for_the_selftest = {"npm", "chromium"};
    CHECK(command_that_installs(health.packages) == "sudo apt-get install lld npm chromium");
    CHECK(contains(screen(), "\n    sudo apt-get install lld npm chromium\n"));
    health.packages.install = "";
    CHECK(command_that_installs(health.packages) == "");
}

TEST_CASE_FIXTURE(Fixture, "the screen says for each thing what is here") {
    CHECK(screen() ==
          "qkv: all that is needed to learn is here.\n"
          "\n"
          "to learn\n"
          "  ✓ compiler               clang++ 14.0.6\n"
          "  ✓ ninja                  1.11.1\n"
          "  ✓ AddressSanitizer       found: a crash is shown with its line\n"
          "\n"
          "for the book\n"
          "  ✓ doxygen                1.9.4\n"
          "\n"
          "for the self-test\n"
          "  ✓ npm                    found\n"
          "\n"
          "this clone\n"
          "  ✓ build/                 can be written to\n"
          "  ✓ free on its disk       5.4 GB\n"
          "  ✓ compile_commands.json  names every lesson, and what it names is there\n"
          "\n"
          "from a save to its verdict\n"
          "  lesson 1   compile   link    run   whole\n"
          "               0.25   0.05   0.03    0.40 s\n"
          "  clang++ compiles the file on top of a precompiled header, which keeps what\n"
          "  xtensor's templates make: a third to two thirds of a second on two cores that\n"
          "  have nothing else to do.\n"
          "\n"
          "terminal\n"
          "  100 columns, colours, links (OSC 8)\n"
          "  UTF-8\n");
}

TEST_CASE_FIXTURE(Fixture, "a slow loop has its reason") {
    health.loop.is_precompiled = false;
    CHECK(contains(screen(), "the file lacks the include of its own contract"));
    health.compiler = {"g++", "12.2.0", false};
    CHECK(contains(screen(), "those of g++ do not keep what xtensor's"));
    health.loop.lesson = nullptr;
    CHECK(contains(screen(), "no lesson's file compiles"));
    health.loop.trouble = "CMake cannot configure";
    CHECK(contains(screen(), "✗ not measured           CMake cannot configure"));
}

TEST_CASE_FIXTURE(Fixture, "JSON tells what is not found from what does not say its version") {
    health.tools[0].is_found = false;
    const std::string json = doctor_json(health);
    CHECK(contains(json, "\"can_learn\": false"));
    CHECK(contains(json,
                   "\"name\": \"ninja\",\n      \"for\": \"learning\",\n      \"version\": null"));
    CHECK(contains(json,
                   "\"name\": \"npm\",\n      \"for\": \"selftest\",\n      \"version\": \"\""));
    CHECK(contains(json, "\"compile\": 0.25"));
}

TEST_CASE_FIXTURE(Fixture, "AddressSanitizer is said to be there, or how it is installed") {
    CHECK(contains(screen(), "✓ AddressSanitizer       found: a crash is shown with its line"));
    CHECK(contains(doctor_json(health), "\"sanitizer\": true"));
    health.has_sanitizer = false;
    CHECK(contains(screen(), "✗ AddressSanitizer       not found: a crash is shown without its"));
    CHECK(contains(screen(), "to have it: " + how_to_install_sanitizer() + '\n'));
    CHECK(contains(doctor_json(health), "\"sanitizer\": false"));
}
