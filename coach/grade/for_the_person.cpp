#include "grade/for_the_person.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace coach {
namespace {

constexpr std::size_t most_failures = 3;
constexpr std::size_t most_cells = 6;
constexpr std::size_t longest_text = 300;

std::string shape_text(const std::vector<std::size_t>& shape) {
    if (shape.empty()) return "a number";
    return fmt::format("({})", fmt::join(shape, ", "));
}

std::string cell_text(double cell) {
    return std::isnan(cell) ? "nan" : fmt::format("{:.4g}", cell);
}

/// "weights (3, 4): 0.25 0.25 0.25 0.25 ..."
std::string part_text(const ReportedPart& part) {
    std::string text = part.name;
    if (text.empty() || !part.shape.empty()) {
        text += (text.empty() ? "" : " ") + shape_text(part.shape);
    }
    if (part.cells.empty()) return text;
    text += ':';
    for (std::size_t i = 0; i < std::min(most_cells, part.cells.size()); ++i) {
        text += ' ' + cell_text(part.cells[i]);
    }
    if (part.cells.size() > most_cells) text += " ...";
    return text;
}

std::string cut(const std::string& text) {
    return text.size() > longest_text ? text.substr(0, longest_text) + " ..." : text;
}

std::vector<std::vector<std::size_t>> shapes_of(const std::vector<ReportedPart>& parts) {
    std::vector<std::vector<std::size_t>> shapes;
    for (const ReportedPart& part : parts) shapes.push_back(part.shape);
    return shapes;
}

/// What came of the call.
std::string outcome_text(const ReportedCheck& check) {
    switch (check.ending) {
        case CallEnding::returned: {
            std::string text = "returned ";
            for (const ReportedPart& part : check.got) {
                if (&part != &check.got.front()) text += "\n           ";
                text += part_text(part);
            }
            return text;
        }
        case CallEnding::not_implemented:
            return "is not implemented yet";
        case CallEnding::invalid_argument:
            return "threw std::invalid_argument: " + cut(check.what);
        case CallEnding::bad_alloc:
            return "ran out of memory";
        case CallEnding::other_exception:
            return "threw another exception: " + cut(check.what);
        case CallEnding::not_an_exception:
            return "threw something that is no std::exception";
        case CallEnding::lost:
            return "did not come back: " + cut(check.what);
    }
    std::abort();  // not a CallEnding
}

/// What is wrong about it, as far as that may be said.
std::string complaint_text(const ReportedCheck& check) {
    if (!check.changed.empty()) return "the call changed its argument " + check.changed;
    if (check.is_refusal) {
        return check.ending == CallEnding::invalid_argument
                   ? "the message lacks a number that does not fit, or is empty"
                   : "these arguments are to be refused with std::invalid_argument";
    }
    if (check.ending == CallEnding::returned && check.expected &&
        shapes_of(*check.expected) != shapes_of(check.got)) {
        std::string shapes;
        for (const ReportedPart& part : *check.expected) {
            shapes += (shapes.empty() ? "" : ", ") + shape_text(part.shape);
        }
        return "the shape is to be " + shapes;
    }
    return check.ending == CallEnding::returned ? "these are not the values" : "a value is due";
}

std::string text_of(const ReportedCase& test_case) {
    const auto failing = std::find_if(test_case.checks.begin(), test_case.checks.end(),
                                      [](const auto& check) { return !check.ok; });
    std::string text = test_case.name;
    if (failing == test_case.checks.end()) {
        return text + (test_case.thrown
                           ? "\n  an exception left the test: " + cut(*test_case.thrown)
                           : "\n  it did not end");
    }
    text += "\n  " + failing->call;
    std::string inputs;
    for (const ReportedInput& input : failing->inputs) {
        if (input.shape.empty()) continue;
        inputs +=
            fmt::format("{}{} {}", inputs.empty() ? "" : ", ", input.name, shape_text(input.shape));
    }
    if (!inputs.empty()) text += "\n  with " + inputs;
    return text + "\n  " + outcome_text(*failing) + "\n  " + complaint_text(*failing);
}

}  // namespace

std::vector<std::string> failures_for_the_person(const Report& report, const Exercise& exercise) {
    std::vector<std::string> texts;
    for (const ReportedCase& test_case : report.cases) {
        if (!belongs_to(test_case, exercise)) continue;
        const bool is_ok =
            test_case.ok == true && std::all_of(test_case.checks.begin(), test_case.checks.end(),
                                                [](const auto& check) { return check.ok; });
        if (is_ok) continue;
        texts.push_back(text_of(test_case));
        if (texts.size() == most_failures) break;
    }
    return texts;
}

}  // namespace coach
