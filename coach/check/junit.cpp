#include "check/junit.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "terminal/terminal.hpp"

namespace coach {
namespace {

/// The same text as UTF-8, which a learner's exception need not be.
std::string as_utf8(const std::string& text) {
    using nlohmann::json;
    return json::parse(json(text).dump(-1, ' ', false, json::error_handler_t::replace));
}

/// Text for an element or an attribute. XML has no way to write control characters: printable()
/// puts question marks in their place.
std::string xml(const std::string& text) {
    std::string escaped;
    for (const char character : printable(as_utf8(text))) {
        switch (character) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\n':
                escaped += "&#10;";  // a line break within an attribute would become a space
                break;
            default:
                escaped += character;
        }
    }
    return escaped;
}

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

std::string outcome_element(const ExerciseVerdict& verdict, const std::string& trouble) {
    switch (verdict.status) {
        case ExerciseStatus::passed:
            return "";
        case ExerciseStatus::failed:
            return fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
                               verdict.mistake ? xml(verdict.mistake->id) : "failed",
                               xml(verdict.failures.front().test_case),
                               xml(failures_text(verdict)));
        case ExerciseStatus::not_implemented:
            return "      <failure type=\"not_implemented\" message=\"not implemented\"/>\n";
        case ExerciseStatus::not_run:
            return fmt::format("      <error type=\"not_run\" message=\"{}\"/>\n",
                               xml(trouble.empty() ? "no test of this exercise ran" : trouble));
    }
    std::abort();  // not an ExerciseStatus
}

struct Counts {
    std::size_t tests = 0;
    std::size_t failures = 0;
    std::size_t errors = 0;
};

Counts counts_of(const LessonVerdict& verdict) {
    Counts counts;
    for (const ExerciseVerdict& exercise : verdict.exercises) {
        ++counts.tests;
        if (exercise.status == ExerciseStatus::not_run) {
            ++counts.errors;
        } else if (exercise.status != ExerciseStatus::passed) {
            ++counts.failures;
        }
    }
    return counts;
}

std::string counts_text(const Counts& counts, double seconds) {
    return fmt::format(R"(tests="{}" failures="{}" errors="{}" time="{:.3f}")", counts.tests,
                       counts.failures, counts.errors, seconds);
}

}  // namespace

std::string junit_text(const std::vector<LessonVerdict>& verdicts) {
    Counts all;
    double seconds = 0;
    std::string suites;
    for (const LessonVerdict& verdict : verdicts) {
        const Counts counts = counts_of(verdict);
        all.tests += counts.tests;
        all.failures += counts.failures;
        all.errors += counts.errors;
        seconds += verdict.seconds.count();
        suites += fmt::format("  <testsuite name=\"{}\" {}>\n", xml(verdict.lesson->id),
                              counts_text(counts, verdict.seconds.count()));
        for (const ExerciseVerdict& exercise : verdict.exercises) {
            const std::string outcome = outcome_element(exercise, verdict.trouble);
            suites += fmt::format("    <testcase classname=\"{}\" name=\"{} {}\"{}>\n",
                                  xml(verdict.lesson->id), xml(exercise.exercise->id),
                                  xml(exercise.exercise->name), outcome.empty() ? "/" : "");
            if (!outcome.empty()) suites += outcome + "    </testcase>\n";
        }
        if (!verdict.printed.empty()) {
            suites += fmt::format("    <system-out>{}</system-out>\n", xml(verdict.printed));
        }
        suites += "  </testsuite>\n";
    }
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"qkv\" {}>\n{}"
        "</testsuites>\n",
        counts_text(all, seconds), suites);
}

}  // namespace coach
