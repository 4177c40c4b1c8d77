#include "check/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "check/naming.hpp"
#include "files/files.hpp"
#include "problem.hpp"

namespace coach {
namespace {

/// A lesson that does not compile: nothing has run.
LessonVerdict judge(const Selection& selection, const CompileError& error,
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

/// doctest's filter for the exercises' suites; a comma separates patterns.
std::string suite_filter(const Selection& selection) {
    std::string filter = "--test-suite=";
    for (const Exercise* const exercise : selection.exercises) {
        filter += (filter.back() == '=' ? "" : ",") + exercise->id + ' ' + exercise->name;
    }
    return filter;
}

constexpr const char* lower_limit_name = "QKV_SUITE_SECONDS";

/// The tests of the course lower the limit, so as not to wait. It never goes up, and the verdict
/// names what lowered it.
std::chrono::seconds wall_time() {
    const char* const lower = std::getenv(lower_limit_name);
    if (lower == nullptr) return suite_wall_time;
    const std::string_view digits = lower;
    if (digits.size() != 1 || digits[0] < '1' || digits[0] > '9') {
        throw Problem(
            fmt::format("{} is '{}': it may only lower the limit of {} s, to 1 to 9. Unset it",
                        lower_limit_name, digits, suite_wall_time.count()));
    }
    return std::chrono::seconds(digits[0] - '0');
}

}  // namespace

ProcessRequest suite_limits() {
    ProcessRequest request;
    // starting BLAS's threads costs more than the suites' matrices
    request.environment = {{"OPENBLAS_NUM_THREADS", "1"}};
    request.wall_time = wall_time();
    // a backstop, should the coach be killed before it can end the program
    request.cpu_time = 2 * suite_wall_time;
    request.memory_bytes = suite_memory_bytes;
    request.file_bytes = suite_file_bytes;
    return request;
}

Checker::Checker(const Course& course, BuildPlace place, ProcessRunner& runner, BuildNews news)
    : course_(course),
      place_(place),
      runner_(runner),
      builder_(std::move(place), runner, std::move(news)) {}

LessonVerdict Checker::check(const Selection& selection, std::uint64_t seed) {
    return check_by_builder(selection, seed).verdict;
}

CheckOutcome Checker::check(const Selection& selection, Warmer& warmer, std::uint64_t seed) {
    const auto start = std::chrono::steady_clock::now();
    warmer.stop();
    std::optional<Built> built = warmer.build(*selection.lesson);
    if (!built) return check_by_builder(selection, seed);
    CheckOutcome outcome;
    outcome.verdict = judge_program(selection, built->program, seed);
    outcome.needs_confirming = has_news(outcome.verdict);
    outcome.built = std::move(built);
    outcome.verdict.seconds = std::chrono::steady_clock::now() - start;
    return outcome;
}

CheckOutcome Checker::check_by_builder(const Selection& selection, std::uint64_t seed) {
    const auto start = std::chrono::steady_clock::now();
    report_ = {};
    BuildOutcome built = builder_.build(*selection.lesson);
    CheckOutcome outcome;
    if (const auto* const error = std::get_if<CompileError>(&built)) {
        outcome.verdict = judge(selection, *error, folder());
    } else {
        outcome.built = std::get<Built>(std::move(built));
        outcome.verdict = judge_program(selection, outcome.built->program, seed);
    }
    for (const ExerciseVerdict& exercise : outcome.verdict.exercises) {
        if (exercise.status == ExerciseStatus::passed) {
            passed_.insert(exercise.exercise);
        } else {
            passed_.erase(exercise.exercise);
        }
    }
    outcome.verdict.seconds = std::chrono::steady_clock::now() - start;
    return outcome;
}

std::filesystem::path Checker::folder() const {
    return place_.redo_dir.empty() ? "lessons" : place_.redo_dir.lexically_relative(place_.root);
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
    const ProcessResult run = run_suite(selection, program, seed);
    LessonVerdict verdict = judge(selection, report_, run.end);
    verdict.folder = folder();
    const auto* const timed_out = std::get_if<TimedOut>(&run.end);
    if (timed_out != nullptr && timed_out->limit < suite_wall_time) {
        verdict.advice += fmt::format(" ({} lowers the limit from {} s.)", lower_limit_name,
                                      suite_wall_time.count());
    }
    verdict.printed = run.output;
    if (verdict.status == LessonStatus::passed) return verdict;
    if (seed != usual_seed) run_suite(selection, program, usual_seed);
    const Lesson& lesson = *selection.lesson;
    name_mistakes(verdict, report_,
                  {read_misconceptions(course_, lesson), read_fingerprints(course_, lesson)},
                  read_text(place_.file_of(lesson)));
    return verdict;
}

ProcessResult Checker::run_suite(const Selection& selection, const std::filesystem::path& program,
                                 std::uint64_t seed) {
    ProcessRequest request = suite_limits();
    request.arguments = {program.string(), "--reporters=qkv-report", suite_filter(selection)};
    request.directory = place_.root;
    request.environment["QKV_REPORT"] = std::to_string(report_descriptor);
    request.environment["QKV_SEED"] = std::to_string(seed);
    request.report_token = random_token();
    ProcessResult result = runner_.run(request);
    report_ = read_report(result.report, request.report_token);
    return result;
}

}  // namespace coach
