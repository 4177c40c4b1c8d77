#include "check/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <cstring>
#include <string_view>

namespace coach {
namespace {

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
        if (!check.ok) {
            return {test_case.name, check.call, check.message, check.is_drawn, input_cells(check)};
        }
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
    // What a person can work out by hand is read first.
    std::stable_partition(verdict.failures.begin(), verdict.failures.end(),
                          [](const Failure& failure) { return !failure.is_drawn; });
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
        case SIGXFSZ:
            return "SIGXFSZ (a file that grew too large)";
        default:
            return fmt::format("signal {} ({})", signal, strsignal(signal));
    }
}

/// doctest itself calls this a success.
std::string no_test_of(const ExerciseVerdict& verdict) {
    return fmt::format(
        "the lesson ran no test of {0} {1}: no suite is called \"{0} {1}\". Is tests/ as it was "
        "shipped?",
        verdict.exercise->id, verdict.exercise->name);
}

std::string advice_on(int signal) {
    switch (signal) {
        case SIGSEGV:
        case SIGBUS:
            return "Look for an index out of range, a null pointer or a recursion without an end.";
        case SIGABRT:
            return "Look for an exception that leaves a destructor or a noexcept function, and for "
                   "memory that is freed twice.";
        case SIGFPE:
            return "Look for a division by a size that may be 0.";
        default:
            return "";
    }
}

const Trouble out_of_memory{LessonStatus::out_of_memory, "more than 2 GiB of memory were asked for",
                            "Look for a size that is computed wrongly, or a container that only "
                            "grows."};

/// Why a run ended in another way than with its tests.
Trouble trouble_of(const ProcessEnd& end, const Report& report) {
    if (const auto forced = forced_end(end, "the suite")) return *forced;
    const int code = std::get<Exited>(end).code;
    if (report.is_complete) {
        return {LessonStatus::failed, fmt::format("the program exited with status {}", code),
                "Look for an exit in a destructor, or in what atexit() calls."};
    }
    const char* const about_descriptors =
        "Look for code that closes, or writes to, a descriptor that it did not open.";
    if (code == report_lost) {
        return {LessonStatus::exited_early, "the tests could not report any more",
                about_descriptors};
    }
    if (report.is_broken) {
        return {LessonStatus::exited_early, "the code wrote into the report of the tests",
                about_descriptors};
    }
    return {LessonStatus::exited_early,
            fmt::format("the program exited with status {} before its tests had ended", code),
            "Look for exit(), or a main() of its own: a lesson's functions return or throw."};
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

std::optional<Trouble> forced_end(const ProcessEnd& end, std::string_view what) {
    if (const auto* const timed_out = std::get_if<TimedOut>(&end)) {
        return Trouble{LessonStatus::timed_out,
                       fmt::format("{} did not end within {:g} s, as in an endless loop", what,
                                   std::chrono::duration<double>(timed_out->limit).count()),
                       "Look for a loop whose condition stays true, and for anything that waits."};
    }
    if (const auto* const signalled = std::get_if<Signalled>(&end)) {
        if (signalled->signal == SIGKILL) {
            return Trouble{LessonStatus::out_of_memory,
                           "the run was killed, as if memory had run out", out_of_memory.advice};
        }
        return Trouble{LessonStatus::crashed,
                       "the program crashed with " + signal_text(signalled->signal),
                       advice_on(signalled->signal)};
    }
    return std::nullopt;
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
    const bool lacks_memory =
        std::any_of(report.cases.begin(), report.cases.end(), ran_out_of_memory);
    if (ended_well && !lacks_memory && (exited->code == 0 || !all_passed)) {
        verdict.status = all_passed ? LessonStatus::passed : LessonStatus::failed;
        for (const ExerciseVerdict& exercise : verdict.exercises) {
            if (exercise.status == ExerciseStatus::not_run) verdict.trouble = no_test_of(exercise);
        }
        return verdict;
    }
    const Trouble trouble = lacks_memory ? out_of_memory : trouble_of(end, report);
    verdict.status = trouble.status;
    verdict.trouble = trouble.text;
    verdict.advice = trouble.advice;
    if (ended_well && lacks_memory) return verdict;

    // Cut short: the exercise that was running takes the blame.
    if (report.cases.empty()) {
        verdict.trouble += ", before the first test";
        return verdict;
    }
    const ReportedCase& last = report.cases.back();
    for (ExerciseVerdict& exercise : verdict.exercises) {
        if (!belongs_to(last, *exercise.exercise)) continue;
        const std::string where =
            report.is_complete
                ? ", after the last test"
                : fmt::format(", in {} {}", exercise.exercise->id, exercise.exercise->name);
        exercise.status = ExerciseStatus::failed;
        exercise.was_cut_short = true;
        exercise.failures.insert(
            exercise.failures.begin(),
            report.is_complete
                ? Failure{"a program that has done its work ends", "", trouble.text + where}
                : Failure{last.name, "", trouble.text});
        verdict.trouble += where;
    }
    return verdict;
}

LessonVerdict does_not_compile(const Selection& selection, const CompileError& error,
                               const std::filesystem::path& folder) {
    LessonVerdict verdict;
    verdict.lesson = selection.lesson;
    verdict.folder = folder;
    verdict.status = LessonStatus::does_not_compile;
    const std::string file = verdict.file();
    verdict.trouble =
        error.line > 0 ? fmt::format("{}:{}:{}: {}", file, error.line, error.column, error.message)
                       : fmt::format("{}: {}", file, error.message);
    if (!error.excerpt.empty()) verdict.trouble += '\n' + error.excerpt;
    for (const Exercise* const exercise : selection.exercises) {
        ExerciseVerdict not_run;
        not_run.exercise = exercise;
        verdict.exercises.push_back(std::move(not_run));
    }
    return verdict;
}

std::string LessonVerdict::trouble_sentence() const {
    std::string sentence = trouble + (trouble.back() == '?' ? "" : ".");
    sentence[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence[0])));
    return sentence;
}

}  // namespace coach
