#include "check/junit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "check/junit_file.hpp"
#include "crash/crash_screen.hpp"

namespace coach {
namespace {

/// What went wrong in an exercise, with the mistake first.
std::string failures_text(const ExerciseVerdict& verdict) {
    std::string text;
    if (verdict.mistake) text += verdict.mistake->title + ".\n";
    if (verdict.observation) text += *verdict.observation + '\n';
    for (const Failure& failure : verdict.failures) {
        text += fmt::format("should hold: {}\n{}\n", failure.test_case, failure.message);
    }
    return text;
}

std::string crash_of(const LessonVerdict& lesson) {
    return lesson.crash ? crash_lines(*lesson.crash, lesson.file()) : "";
}

/// Did it crash where no exercise was running?
bool crashed_outside_of_exercises(const LessonVerdict& lesson) {
    return std::none_of(lesson.exercises.begin(), lesson.exercises.end(),
                        [](const ExerciseVerdict& exercise) { return exercise.was_cut_short; });
}

JunitCase case_of(const LessonVerdict& lesson, const ExerciseVerdict& verdict) {
    JunitCase result{lesson.lesson->id,
                     fmt::format("{} {}", verdict.exercise->id, verdict.exercise->name)};
    switch (verdict.status) {
        case ExerciseStatus::passed:
            return result;
        case ExerciseStatus::failed:
            result.outcome = JunitOutcome::failure;
            result.type = verdict.mistake ? verdict.mistake->id : "failed";
            result.message = verdict.failures.front().test_case;
            result.text = failures_text(verdict);
            if (verdict.was_cut_short) result.text += crash_of(lesson);
            return result;
        case ExerciseStatus::not_implemented:
            result.outcome = JunitOutcome::failure;
            result.type = "not_implemented";
            result.message = "not implemented";
            return result;
        case ExerciseStatus::not_run:
            result.outcome = JunitOutcome::error;
            result.type = "not_run";
            result.message =
                lesson.trouble.empty() ? "no test of this exercise ran" : lesson.trouble;
            if (crashed_outside_of_exercises(lesson)) result.text = crash_of(lesson);
            return result;
    }
    std::abort();  // not an ExerciseStatus
}

}  // namespace

std::string junit_text(const std::vector<LessonVerdict>& verdicts) {
    std::vector<JunitSuite> suites;
    for (const LessonVerdict& verdict : verdicts) {
        JunitSuite suite{verdict.lesson->id, verdict.seconds.count()};
        for (const ExerciseVerdict& exercise : verdict.exercises) {
            suite.cases.push_back(case_of(verdict, exercise));
        }
        suite.printed = verdict.printed;
        suites.push_back(std::move(suite));
    }
    return junit_file(suites);
}

}  // namespace coach
