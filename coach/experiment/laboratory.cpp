#include "experiment/laboratory.hpp"

#include <fmt/format.h>

#include "check/check.hpp"
#include "problem.hpp"

namespace coach {
namespace {

/// The one exercise of this name.
Selection the_exercise(const Course& course, const char* name) {
    const std::vector<Selection> selections = select(course, {name});
    return selections.front();
}

const ExerciseVerdict& only(const LessonVerdict& verdict) { return verdict.exercises.front(); }

class Laboratory {
 public:
    Laboratory(const Course& course, const BuildPlace& place, ProcessRunner& runner,
               const BuildNews& news, const Plan& plan)
        : place_(place),
          runner_(runner),
          plan_(plan),
          checker_(course, place, runner, news),
          builder_(place, runner, news) {}

    /// What the exercise's function computes.
    ///
    /// @param arguments of the program: what to measure, and its numbers before the widths
    /// @param read      reads what the program wrote
    template <class Row, class Read>
    Finding<Row> find(const Selection& selection, std::vector<std::string> arguments,
                      const Read& read, std::optional<LessonVerdict>& does_not_compile) {
        Finding<Row> finding;
        finding.exercise = selection.exercises.front();
        finding.passes_its_tests = plan_.use_reference;
        if (!plan_.use_reference) {
            const LessonVerdict verdict = checker_.check(selection);
            if (verdict.status == LessonStatus::does_not_compile) {
                does_not_compile = verdict;
                return finding;
            }
            finding.trouble = reason_not_to_run(verdict);
            if (!finding.trouble.empty()) return finding;
            finding.passes_its_tests = only(verdict).status == ExerciseStatus::passed;
        }
        const ProcessResult result = run(*selection.lesson, std::move(arguments));
        const std::string who = fmt::format("{} {} ", finding.exercise->id, finding.exercise->name);
        if (const auto trouble = forced_end(result.end, "the experiment")) {
            finding.trouble = who + "did not come through: " + trouble->text;
            finding.advice = trouble->advice;
            if (trouble->status == LessonStatus::timed_out) {
                finding.advice +=
                    " It may just be slow: ./qkv experiment --samples 200 --widths "
                    "1,4,16 asks for less.";
            }
        } else {
            Measured<Row> measured = read(result.report, token_, plan_);
            finding.rows = std::move(measured.rows);
            if (!measured.trouble.empty()) finding.trouble = who + measured.trouble;
        }
        if (!finding.trouble.empty()) finding.printed = result.output;
        return finding;
    }

 private:
    /// Empty where the function can be run, right or wrong.
    static std::string reason_not_to_run(const LessonVerdict& verdict) {
        const ExerciseVerdict& exercise = only(verdict);
        const std::string who =
            fmt::format("{} {}", exercise.exercise->id, exercise.exercise->name);
        if (exercise.status == ExerciseStatus::not_implemented) {
            return who + " is not implemented yet";
        }
        if (verdict.status == LessonStatus::failed || verdict.status == LessonStatus::passed) {
            return "";
        }
        return fmt::format("{} was not run, since its tests do not come through: {}", who,
                           verdict.trouble);
    }

    ProcessResult run(const Lesson& lesson, std::vector<std::string> arguments) {
        const std::filesystem::path program =
            plan_.use_reference
                ? builder_.build_course_program(fmt::format("experiment_{}_reference", lesson.id))
                : built(lesson);
        token_ = random_token();
        ProcessRequest request = suite_limits();
        request.arguments = {program.string()};
        for (std::string& argument : arguments) request.arguments.push_back(std::move(argument));
        for (const std::size_t width : plan_.widths) {
            request.arguments.push_back(std::to_string(width));
        }
        request.directory = place_.root;
        request.environment["QKV_EXPERIMENT"] = std::to_string(report_descriptor);
        request.report_token = token_;
        return runner_.run(request);
    }

    std::filesystem::path built(const Lesson& lesson) {
        const BuildOutcome outcome = builder_.build(lesson, "experiment");
        if (const auto* const error = std::get_if<CompileError>(&outcome)) {
            // it was checked a moment ago
            throw Problem(
                fmt::format("{} changed meanwhile, and does not compile now: {}. Run it "
                            "again",
                            lesson.learner_file().string(), error->message));
        }
        return std::get<Built>(outcome).program;
    }

    const BuildPlace& place_;
    ProcessRunner& runner_;
    const Plan& plan_;
    Checker checker_;
    Builder builder_;
    std::string token_;
};

template <class Row>
bool is_sound(const Finding<Row>& finding) {
    return finding.trouble.empty() && finding.passes_its_tests;
}

}  // namespace

bool is_sound(const Findings& findings) {
    return !findings.does_not_compile && is_sound(findings.variance) && is_sound(findings.softmax);
}

Findings experiment(const Course& course, const BuildPlace& place, ProcessRunner& runner,
                    const BuildNews& news, const Plan& plan) {
    Findings findings;
    findings.plan = plan;
    Laboratory laboratory(course, place, runner, news, plan);
    const std::string seed = std::to_string(plan.seed);
    findings.variance =
        laboratory.find<VarianceRow>(the_exercise(course, "variance_experiment"),
                                     {"variance", seed, std::to_string(plan.samples)},
                                     read_variances, findings.does_not_compile);
    if (findings.does_not_compile) return findings;
    findings.softmax = laboratory.find<SoftmaxRow>(
        the_exercise(course, "entropy"),
        {"softmax", seed, std::to_string(softmax_queries), std::to_string(softmax_keys)},
        read_softmaxes, findings.does_not_compile);
    return findings;
}

}  // namespace coach
