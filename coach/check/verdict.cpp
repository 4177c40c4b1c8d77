#include "check/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstring>

namespace coach {
namespace {

bool belongs_to(const ReportedCase& test_case, const Exercise& exercise) {
    return test_case.exercise == exercise.id + ' ' + exercise.name;
}

bool is_not_implemented(const ReportedCase& test_case) {
    return std::any_of(test_case.checks.begin(), test_case.checks.end(), [](const auto& check) {
        return check.ending == CallEnding::not_implemented;
    });
}

bool ran_out_of_memory(const ReportedCase& test_case) {
    return test_case.thrown == "std::bad_alloc" ||
           std::any_of(test_case.checks.begin(), test_case.checks.end(),
                       [](const auto& check) { return check.ending == CallEnding::bad_alloc; });
}

Failure failure_of(const ReportedCase& test_case) {
    for (const ReportedCheck& check : test_case.checks) {
        if (!check.ok) return {test_case.name, check.call, check.message};
    }
    return {test_case.name, "",
            test_case.thrown ? "an exception left the test case: " + *test_case.thrown
                             : "the test case failed"};
}

ExerciseVerdict judge_exercise(const Exercise& exercise, const Report& report) {
    ExerciseVerdict verdict;
    verdict.exercise = &exercise;
    std::vector<Failure> not_implemented;
    bool was_cut_short = false;
    std::size_t cases = 0;
    for (const ReportedCase& test_case : report.cases) {
        if (!belongs_to(test_case, exercise)) continue;
        ++cases;
        if (!test_case.ok) was_cut_short = true;
        const bool checks_are_ok = std::all_of(test_case.checks.begin(), test_case.checks.end(),
                                               [](const auto& check) { return check.ok; });
        if (test_case.ok == true && checks_are_ok && !test_case.checks.empty()) continue;
        if (!test_case.ok) continue;  // the caller knows how it was cut short
        (is_not_implemented(test_case) ? not_implemented : verdict.failures)
            .push_back(failure_of(test_case));
    }
    if (cases == 0) {
        verdict.status = ExerciseStatus::not_run;
    } else if (was_cut_short || !verdict.failures.empty()) {
        verdict.status = ExerciseStatus::failed;
    } else if (!not_implemented.empty()) {
        verdict.status = ExerciseStatus::not_implemented;
    } else {
        verdict.status = ExerciseStatus::passed;
    }
    verdict.failures.insert(verdict.failures.end(), not_implemented.begin(), not_implemented.end());
    return verdict;
}

std::string signal_text(int signal) {
    switch (signal) {
        case SIGSEGV:
            return "SIGSEGV (a memory access that is not allowed)";
        case SIGBUS:
            return "SIGBUS (a memory access that is not allowed)";
        case SIGABRT:
            return "SIGABRT (abort: an assertion, or an exception that nobody catches)";
        case SIGFPE:
            return "SIGFPE (an integer division by 0)";
        case SIGILL:
            return "SIGILL (a function that ends without a return?)";
        case SIGXCPU:
            return "SIGXCPU (out of processor time)";
        default:
            return fmt::format("signal {} ({})", signal, strsignal(signal));
    }
}

/// doctest itself calls this a success.
std::string no_test_of(const ExerciseVerdict& verdict) {
    return fmt::format(
        "ran no test of {0} {1}: no suite is called \"{0} {1}\". Is tests/ as it was shipped?",
        verdict.exercise->id, verdict.exercise->name);
}

struct Trouble {
    LessonStatus status;
    std::string text;
};

/// Why a run without a complete report ended.
Trouble trouble_of(const ProcessEnd& end) {
    if (std::holds_alternative<TimedOut>(end)) {
        return {LessonStatus::timed_out,
                "the suite did not end within 10 s, as in an endless loop"};
    }
    if (const auto* const signalled = std::get_if<Signalled>(&end)) {
        if (signalled->signal == SIGKILL) {
            return {LessonStatus::out_of_memory, "the run was killed, as if memory had run out"};
        }
        return {LessonStatus::crashed, "crashed with " + signal_text(signalled->signal)};
    }
    return {LessonStatus::exited_early,
            fmt::format("the program exited with status {} before its tests had ended",
                        std::get<Exited>(end).code)};
}

}  // namespace

std::string_view name_of(LessonStatus status) {
    switch (status) {
        case LessonStatus::passed:
            return "passed";
        case LessonStatus::failed:
            return "failed";
        case LessonStatus::does_not_compile:
            return "does_not_compile";
        case LessonStatus::crashed:
            return "crashed";
        case LessonStatus::exited_early:
            return "exited_early";
        case LessonStatus::timed_out:
            return "timed_out";
        case LessonStatus::out_of_memory:
            return "out_of_memory";
    }
    std::abort();  // not a LessonStatus
}

std::string_view name_of(ExerciseStatus status) {
    switch (status) {
        case ExerciseStatus::passed:
            return "passed";
        case ExerciseStatus::failed:
            return "failed";
        case ExerciseStatus::not_implemented:
            return "not_implemented";
        case ExerciseStatus::not_run:
            return "not_run";
    }
    std::abort();  // not an ExerciseStatus
}

LessonVerdict judge(const Selection& selection, const Report& report, const ProcessEnd& end) {
    LessonVerdict verdict;
    verdict.lesson = selection.lesson;
    for (const Exercise* const exercise : selection.exercises) {
        verdict.exercises.push_back(judge_exercise(*exercise, report));
    }
    const auto* const exited = std::get_if<Exited>(&end);
    const bool all_passed =
        std::all_of(verdict.exercises.begin(), verdict.exercises.end(),
                    [](const auto& exercise) { return exercise.status == ExerciseStatus::passed; });
    const bool ended_well = report.is_complete && exited != nullptr;
    if (ended_well && exited->code == 0 && all_passed) {
        verdict.status = LessonStatus::passed;
        return verdict;
    }
    if (std::any_of(report.cases.begin(), report.cases.end(), ran_out_of_memory)) {
        verdict.status = LessonStatus::out_of_memory;
        verdict.trouble = "more than 2 GiB of memory were asked for";
        if (ended_well) return verdict;
    } else if (ended_well) {
        verdict.status = LessonStatus::failed;
        for (const ExerciseVerdict& exercise : verdict.exercises) {
            if (exercise.status == ExerciseStatus::not_run) verdict.trouble = no_test_of(exercise);
        }
        return verdict;
    } else {
        Trouble trouble = trouble_of(end);
        verdict.status = trouble.status;
        verdict.trouble = std::move(trouble.text);
    }

    // Cut short: the exercise that was running takes the blame.
    if (report.cases.empty()) {
        verdict.trouble += ", before the first test";
        return verdict;
    }
    const ReportedCase& last = report.cases.back();
    for (ExerciseVerdict& exercise : verdict.exercises) {
        if (!belongs_to(last, *exercise.exercise)) continue;
        exercise.status = ExerciseStatus::failed;
        exercise.was_cut_short = true;
        const Failure failure{last.name, "", verdict.trouble};
        exercise.failures.insert(exercise.failures.begin(), failure);
        verdict.trouble +=
            fmt::format(", in {} {}", exercise.exercise->id, exercise.exercise->name);
    }
    return verdict;
}

}  // namespace coach
