#include "hunt/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "explain/diagnosis.hpp"

namespace coach {
namespace {

/// An input that it gets wrong; empty for none.
std::string input_wrong_in(const HuntRun& run) {
    for (const auto& [exercise, inputs] : run.inputs) {
        for (const auto& [input, is_right] : inputs) {
            if (!is_right) return fmt::format("{}, {}", exercise, input);
        }
    }
    return "";
}

}  // namespace

bool passes(const HuntRun& run) { return run.is_whole && run.failed.empty(); }

bool fails_in(const HuntRun& run, const std::string& exercise) {
    return std::any_of(run.failed.begin(), run.failed.end(),
                       [&](const SuiteCheck& check) { return check.exercise == exercise; });
}

HuntRun hunt_run_of(const Report& report, const Lesson& lesson, const ProcessEnd& end) {
    HuntRun run;
    run.is_whole = report.is_complete && !report.is_broken && std::holds_alternative<Exited>(end);
    for (const Exercise& exercise : lesson.exercises) {
        const std::string inputs =
            fmt::format("{}{} {}", inputs_prefix, exercise.id, exercise.name);
        for (const ReportedCase& test_case : report.cases) {
            if (test_case.exercise == inputs) {
                run.inputs[exercise.id][test_case.name] = test_case.ok.value_or(false);
            }
            if (!belongs_to(test_case, exercise)) continue;
            for (const ReportedCheck& check : test_case.checks) {
                (check.ok ? run.passed : run.failed)
                    .insert({exercise.id, {test_case.name, check.index}});
            }
            // what follows an exception of the case itself, no check has seen
            if (test_case.thrown) {
                run.failed.insert({exercise.id, {test_case.name, test_case.checks.size()}});
            }
        }
    }
    return run;
}

std::vector<SuiteCheck> telltales(const HuntEvidence& evidence, std::size_t mistake,
                                  const std::string& exercise) {
    std::vector<SuiteCheck> result;
    for (const SuiteCheck& check : evidence.alone[mistake].failed) {
        const bool tells = check.exercise == exercise && evidence.all.failed.count(check) > 0 &&
                           evidence.without[mistake].passed.count(check) > 0 &&
                           evidence.right.passed.count(check) > 0;
        if (tells) result.push_back(check);
    }
    return result;
}

std::vector<std::string> inputs_that(bool show, const HuntEvidence& evidence, std::size_t mistake,
                                     const std::string& exercise) {
    std::vector<std::string> result;
    const auto inputs = evidence.alone[mistake].inputs.find(exercise);
    if (inputs == evidence.alone[mistake].inputs.end()) return result;
    for (const auto& [input, is_right] : inputs->second) {
        if (is_right != show) result.push_back(input);
    }
    return result;
}

std::string trouble_of_right(const HuntRun& run) {
    if (!run.failed.empty()) {
        const SuiteCheck& check = *run.failed.begin();
        return fmt::format("the right one fails in {}: {}", check.exercise, check.key.test_case);
    }
    const std::string input = input_wrong_in(run);
    return input.empty() ? "" : fmt::format("the right one gets this wrong: {}", input);
}

bool shows_as(const HuntRun& alone, const Fingerprint& recorded) {
    const auto diagnosis = diagnose(alone.seen, Candidates{{"", &recorded}});
    return diagnosis && diagnosis->confidence == Confidence::certain;
}

std::string objection(const HuntEvidence& evidence, const std::vector<std::string>& exercises) {
    const auto is_whole = [](const HuntRun& run) { return run.is_whole; };
    bool all_whole = is_whole(evidence.right) && is_whole(evidence.all) && is_whole(evidence.shown);
    for (const auto* const runs : {&evidence.alone, &evidence.without}) {
        all_whole = all_whole && std::all_of(runs->begin(), runs->end(), is_whole);
    }
    if (!all_whole) return "a run did not come to its end";
    if (const std::string trouble = trouble_of_right(evidence.right); !trouble.empty()) {
        return trouble;
    }
    if (evidence.shown.failed != evidence.all.failed ||
        evidence.shown.inputs != evidence.all.inputs) {
        return "the text that is shown does not do what was proven";
    }
    for (std::size_t mistake = 0; mistake < exercises.size(); ++mistake) {
        const std::string& exercise = exercises[mistake];
        if (!fails_in(evidence.alone[mistake], exercise)) {
            return fmt::format("a mistake passes in {}", exercise);
        }
        if (telltales(evidence, mistake, exercise).empty()) {
            return fmt::format("the mistake in {} is hidden by another", exercise);
        }
        if (inputs_that(true, evidence, mistake, exercise).empty()) {
            return fmt::format("no input shows the mistake in {}", exercise);
        }
        if (inputs_that(false, evidence, mistake, exercise).empty()) {
            return fmt::format("no input hides the mistake in {}", exercise);
        }
        const std::vector<HuntRun>& fixes = evidence.wrong_fixes[mistake];
        if (fixes.size() < wrong_fixes_of_a_mistake ||
            std::any_of(fixes.begin(), fixes.end(), passes)) {
            return fmt::format("too few wrong fixes fail in {}", exercise);
        }
    }
    return "";
}

bool is_still_there(const Planted& mistake, const HuntRun& run) {
    return std::any_of(mistake.telltales.begin(), mistake.telltales.end(),
                       [&](const SuiteCheck& check) { return run.passed.count(check) == 0; });
}

}  // namespace coach
