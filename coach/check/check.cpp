#include "check/check.hpp"

#include <algorithm>

#include "check/naming.hpp"
#include "crash/find_crash.hpp"
#include "files/files.hpp"

namespace coach {

Checker::Checker(const Course& course, BuildPlace place, ProcessRunner& runner, BuildNews news)
    : course_(course),
      place_(place),
      runner_(runner),
      news_(news),
      builder_(std::move(place), runner, std::move(news)) {}

LessonVerdict Checker::check(const Selection& selection, std::uint64_t seed) {
    return check_by_builder(selection, seed).verdict;
}

CheckOutcome Checker::check(const Selection& selection, Warmer& warmer, std::uint64_t seed) {
    const auto start = std::chrono::steady_clock::now();
    warmer.stop();
    std::optional<QuickBuild> built = warmer.build(*selection.lesson);
    if (!built) return check_by_builder(selection, seed);
    CheckOutcome outcome = judge_build(selection, std::move(built->outcome), seed);
    outcome.needs_confirming = built->is_on_what_was_warm && has_news(outcome.verdict);
    if (!built->is_on_what_was_warm) remember_what_passed(outcome.verdict);
    outcome.verdict.seconds = std::chrono::steady_clock::now() - start;
    return outcome;
}

CheckOutcome Checker::check_by_builder(const Selection& selection, std::uint64_t seed) {
    const auto start = std::chrono::steady_clock::now();
    CheckOutcome outcome = judge_build(selection, builder_.build(*selection.lesson), seed);
    remember_what_passed(outcome.verdict);
    outcome.verdict.seconds = std::chrono::steady_clock::now() - start;
    return outcome;
}

CheckOutcome Checker::judge_build(const Selection& selection, BuildOutcome built,
                                  std::uint64_t seed) {
    CheckOutcome outcome;
    if (const auto* const error = std::get_if<CompileError>(&built)) {
        report_ = {};
        outcome.verdict = does_not_compile(selection, *error, folder());
    } else {
        outcome.built = std::get<Built>(std::move(built));
        text_ = outcome.built->text;
        outcome.verdict = judge_program(selection, outcome.built->program, seed);
    }
    return outcome;
}

CrashFinding Checker::find_crash(const Selection& selection, std::uint64_t seed) {
    if (news_.notice) {
        news_.notice(
            "running it once more with AddressSanitizer, which names the line: a few seconds ...");
    }
    return coach::find_crash(place_, runner_, selection, text_, seed);
}

std::filesystem::path Checker::folder() const {
    return place_.redo_dir.empty() ? "lessons" : place_.redo_dir.lexically_relative(place_.root);
}

void Checker::remember_what_passed(const LessonVerdict& verdict) {
    for (const ExerciseVerdict& exercise : verdict.exercises) {
        if (exercise.status == ExerciseStatus::passed) {
            passed_.insert(exercise.exercise);
        } else {
            passed_.erase(exercise.exercise);
        }
    }
}

bool Checker::has_news(const LessonVerdict& verdict) const {
    return verdict.status == LessonStatus::passed ||
           std::any_of(verdict.exercises.begin(), verdict.exercises.end(),
                       [this](const ExerciseVerdict& exercise) {
                           return exercise.status == ExerciseStatus::passed &&
                                  !passed_.contains(exercise.exercise);
                       });
}

LessonVerdict Checker::judge_program(const Selection& selection,
                                     const std::filesystem::path& program, std::uint64_t seed) {
    const auto run = [&](std::uint64_t with_seed) {
        ProcessRequest request = suite_limits();
        request.directory = place_.root;
        return run_suite(runner_, std::move(request), program, selection, with_seed);
    };
    SuiteRun first = run(seed);
    report_ = std::move(first.report);
    LessonVerdict verdict = judge(selection, report_, first.end);
    verdict.folder = folder();
    verdict.advice += about_lowered_limit(first.end);
    verdict.printed = std::move(first.output);
    if (verdict.status == LessonStatus::passed) return verdict;
    if (seed != usual_seed) report_ = run(usual_seed).report;
    const Lesson& lesson = *selection.lesson;
    name_mistakes(verdict, report_,
                  {read_misconceptions(course_, lesson), KnownFingerprints(course_, lesson)},
                  read_text(place_.file_of(lesson)));
    return verdict;
}

}  // namespace coach
