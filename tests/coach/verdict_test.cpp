#include "check/verdict.hpp"

#include <doctest/doctest.h>

#include <csignal>

using namespace coach;
using namespace std::chrono_literals;

namespace {

/// A lesson of three exercises.
struct Fixture {
    Fixture() {
        lesson.id = "1_projections";
        lesson.number = "1";
        for (const auto& [id, name] : {std::pair{"1.1", "one"}, {"1.2", "two"}, {"1.3", "three"}}) {
            Exercise exercise;
            exercise.id = id;
            exercise.name = name;
            exercise.functions = {{name, ""}};
            lesson.exercises.push_back(exercise);
        }
        selection.lesson = &lesson;
        for (const Exercise& exercise : lesson.exercises) selection.exercises.push_back(&exercise);
    }

    Lesson lesson;
    Selection selection;
};

ReportedCheck check(bool ok, CallEnding ending = CallEnding::returned) {
    ReportedCheck result;
    result.ok = ok;
    result.ending = ending;
    result.call = "call()";
    if (!ok) result.message = "what differs";
    return result;
}

ReportedCase ended(const char* exercise, bool ok, CallEnding ending = CallEnding::returned) {
    return {exercise, "a sentence", {check(ok, ending)}, std::nullopt, ok};
}

ReportedCase running(const char* exercise) {
    return {exercise, "a running case", {}, std::nullopt, std::nullopt};
}

Report all_passed() {
    return {{ended("1.1 one", true), ended("1.2 two", true), ended("1.3 three", true)}, true};
}

std::vector<std::string> statuses(const LessonVerdict& verdict) {
    std::vector<std::string> names;
    for (const ExerciseVerdict& exercise : verdict.exercises) {
        names.emplace_back(name_of(exercise.status));
    }
    return names;
}

}  // namespace

TEST_CASE_FIXTURE(Fixture, "a complete report in which all passed is a pass") {
    const LessonVerdict verdict = judge(selection, all_passed(), Exited{0});
    CHECK(verdict.status == LessonStatus::passed);
    CHECK(statuses(verdict) == std::vector<std::string>{"passed", "passed", "passed"});
    CHECK(verdict.trouble.empty());
}

TEST_CASE_FIXTURE(Fixture, "the same report is no pass where the program ended otherwise") {
    CHECK(judge(selection, all_passed(), Exited{1}).status == LessonStatus::failed);
    CHECK(judge(selection, all_passed(), Signalled{SIGSEGV}).status == LessonStatus::crashed);
    CHECK(judge(selection, all_passed(), TimedOut{10s}).status == LessonStatus::timed_out);
    Report incomplete = all_passed();
    incomplete.is_complete = false;
    CHECK(judge(selection, incomplete, Exited{0}).status == LessonStatus::exited_early);
}

TEST_CASE_FIXTURE(Fixture, "an exercise of which nothing was heard has not run, and is no pass") {
    const Report report{{ended("1.1 one", true), ended("1.2 two", true)}, true};
    const LessonVerdict verdict = judge(selection, report, Exited{0});
    CHECK(verdict.status == LessonStatus::failed);
    CHECK(statuses(verdict) == std::vector<std::string>{"passed", "passed", "not_run"});
    CHECK(verdict.trouble ==
          "the lesson ran no test of 1.3 three: no suite is called \"1.3 three\". Is tests/ as it "
          "was shipped?");
}

TEST_CASE_FIXTURE(Fixture,
                  "failures that can be worked out by hand come before those on random inputs") {
    Report report = all_passed();
    for (const char* const name : {"drawn", "by hand", "drawn too"}) {
        ReportedCase failing = ended("1.1 one", false);
        failing.name = name;
        failing.checks[0].is_drawn = std::string(name) != "by hand";
        report.cases.push_back(failing);
    }
    const LessonVerdict verdict = judge(selection, report, Exited{1});
    REQUIRE(verdict.exercises[0].failures.size() == 3);
    CHECK(verdict.exercises[0].failures[0].test_case == "by hand");
    CHECK(verdict.exercises[0].failures[1].test_case == "drawn");
}

TEST_CASE_FIXTURE(Fixture, "a run of no tests at all is no pass") {
    const LessonVerdict verdict = judge(selection, {{}, true}, Exited{0});
    CHECK(verdict.status == LessonStatus::failed);
    CHECK(statuses(verdict) == std::vector<std::string>{"not_run", "not_run", "not_run"});
    CHECK_FALSE(verdict.trouble.empty());
}

TEST_CASE_FIXTURE(Fixture, "a case without a single check proves nothing") {
    Report report = all_passed();
    report.cases[1].checks.clear();
    const LessonVerdict verdict = judge(selection, report, Exited{0});
    CHECK(verdict.status == LessonStatus::failed);
    CHECK(statuses(verdict)[1] == "failed");
}

TEST_CASE_FIXTURE(Fixture, "a failing check fails its exercise, with what it said") {
    const Report report{{ended("1.1 one", true), ended("1.2 two", false), ended("1.3 three", true)},
                        true};
    const LessonVerdict verdict = judge(selection, report, Exited{1});
    CHECK(verdict.status == LessonStatus::failed);
    CHECK(statuses(verdict) == std::vector<std::string>{"passed", "failed", "passed"});
    REQUIRE(verdict.exercises[1].failures.size() == 1);
    CHECK(verdict.exercises[1].failures[0].test_case == "a sentence");
    CHECK(verdict.exercises[1].failures[0].call == "call()");
    CHECK(verdict.exercises[1].failures[0].message == "what differs");
}

TEST_CASE_FIXTURE(Fixture,
                  "an exercise that is not implemented says so, unless something else fails") {
    Report report = all_passed();
    report.cases[1] = ended("1.2 two", false, CallEnding::not_implemented);
    CHECK(statuses(judge(selection, report, Exited{1}))[1] == "not_implemented");
    report.cases.push_back(ended("1.2 two", false));
    const LessonVerdict verdict = judge(selection, report, Exited{1});
    CHECK(statuses(verdict)[1] == "failed");
    CHECK(verdict.exercises[1].failures.size() == 2);
    CHECK(verdict.exercises[1].failures[0].message == "what differs");
}

TEST_CASE_FIXTURE(Fixture, "who was running when it ended takes the blame, the rest have not run") {
    const Report report{{ended("1.1 one", true), ended("1.2 two", true), running("1.2 two")},
                        false};
    struct Row {
        ProcessEnd end;
        LessonStatus status;
        const char* trouble;
    };
    for (const Row& row : {
             Row{Signalled{SIGSEGV}, LessonStatus::crashed,
                 "the program crashed with SIGSEGV (a memory access that is not allowed), in 1.2 "
                 "two"},
             Row{Exited{0}, LessonStatus::exited_early,
                 "the program exited with status 0 before its tests had ended, in 1.2 two"},
             Row{Exited{report_lost}, LessonStatus::exited_early,
                 "the tests could not report any more, in 1.2 two"},
             Row{TimedOut{10s}, LessonStatus::timed_out,
                 "the suite did not end within 10 s, as in an endless loop, in 1.2 two"},
             Row{Signalled{SIGKILL}, LessonStatus::out_of_memory,
                 "the run was killed, as if memory had run out, in 1.2 two"},
         }) {
        const LessonVerdict verdict = judge(selection, report, row.end);
        CHECK(verdict.status == row.status);
        CHECK(verdict.trouble == row.trouble);
        CHECK(statuses(verdict) == std::vector<std::string>{"passed", "failed", "not_run"});
        CHECK(verdict.exercises[1].failures.at(0).test_case == "a running case");
    }
}

TEST_CASE_FIXTURE(Fixture,
                  "a run that is cut short between two cases is no pass for its exercise") {
    const Report report{{ended("1.1 one", true), ended("1.2 two", true)}, false};
    const LessonVerdict verdict = judge(selection, report, Signalled{SIGABRT});
    CHECK(statuses(verdict) == std::vector<std::string>{"passed", "failed", "not_run"});
}

TEST_CASE_FIXTURE(Fixture, "a run that goes wrong after its last test is no pass") {
    const LessonVerdict crashed = judge(selection, all_passed(), Signalled{SIGFPE});
    CHECK(statuses(crashed) == std::vector<std::string>{"passed", "passed", "failed"});
    CHECK(crashed.trouble ==
          "the program crashed with SIGFPE (an integer division by 0), after the last test");
    const LessonVerdict exited = judge(selection, all_passed(), Exited{3});
    CHECK(exited.status == LessonStatus::failed);
    CHECK(statuses(exited) == std::vector<std::string>{"passed", "passed", "failed"});
    CHECK(exited.trouble == "the program exited with status 3, after the last test");
}

TEST_CASE_FIXTURE(Fixture, "who writes into the report is told so") {
    Report report{{ended("1.1 one", true), running("1.2 two")}, false, true};
    const LessonVerdict verdict = judge(selection, report, Exited{0});
    CHECK(verdict.status == LessonStatus::exited_early);
    CHECK(verdict.trouble == "the code wrote into the report of the tests, in 1.2 two");
    CHECK(statuses(verdict) == std::vector<std::string>{"passed", "failed", "not_run"});
}

TEST_CASE_FIXTURE(Fixture, "a run that ends before the first case blames nobody") {
    const LessonVerdict verdict = judge(selection, {}, Exited{3});
    CHECK(verdict.status == LessonStatus::exited_early);
    CHECK(verdict.trouble ==
          "the program exited with status 3 before its tests had ended, before the first test");
    CHECK(statuses(verdict) == std::vector<std::string>{"not_run", "not_run", "not_run"});
}

TEST_CASE_FIXTURE(Fixture, "memory that ran out is told from other failures") {
    Report report = all_passed();
    report.cases[1] = ended("1.2 two", false, CallEnding::bad_alloc);
    CHECK(judge(selection, report, Exited{1}).status == LessonStatus::out_of_memory);
    report.cases.resize(2);
    report.cases[1].ok = std::nullopt;
    report.is_complete = false;
    const LessonVerdict verdict = judge(selection, report, Exited{1});
    CHECK(verdict.status == LessonStatus::out_of_memory);
    CHECK(statuses(verdict) == std::vector<std::string>{"passed", "failed", "not_run"});
}
