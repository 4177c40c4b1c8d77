#include "observe/about_exceptions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace coach {
namespace {

bool is_of_another_type(const ReportedCheck& check) {
    return check.ending == CallEnding::other_exception ||
           check.ending == CallEnding::not_an_exception;
}

bool is_refused_without_words(const ReportedCheck& check) {
    return check.ending == CallEnding::invalid_argument && check.what.empty();
}

bool is_refused_without_numbers(const ReportedCheck& check) {
    return check.ending == CallEnding::invalid_argument && !check.what.empty();
}

bool runs_over_an_edge(const ReportedCheck& check) {
    return check.what.find("out of bounds") != std::string::npos ||
           check.what.find("out_of_range") != std::string::npos ||
           check.what.find("_M_range_check") != std::string::npos ||
           check.what.find("out of range") != std::string::npos;
}

bool is_about_shapes(const ReportedCheck& check) {
    return check.what.find("broadcast") != std::string::npos ||
           check.what.find("Incompatible dimension") != std::string::npos;
}

bool wants_too_much(const ReportedCheck& check) {
    return check.what.find("length_error") != std::string::npos ||
           check.what.find("max_size()") != std::string::npos ||
           check.what.find("bad_array_new_length") != std::string::npos;
}

}  // namespace

std::optional<std::string> about_refusals(const Evidence& evidence) {
    const std::vector<const ReportedCheck*>& failing = evidence.failing;
    if (!all_are(failing, [](const auto& check) { return check.is_refusal; })) return std::nullopt;
    if (all_are(failing, returned)) {
        const auto refusals = static_cast<std::size_t>(
            std::count_if(evidence.all.begin(), evidence.all.end(),
                          [](const auto* check) { return check->is_refusal; }));
        if (failing.size() < refusals) {
            return fmt::format(
                "Every value is right. {} of {} refusals are missing: the arguments of the failing "
                "checks are accepted.",
                failing.size(), refusals);
        }
        return "Every value is right. What is missing is a refusal: arguments that do not fit "
               "together are accepted.";
    }
    if (all_are(failing, [](const auto& check) { return is_of_another_type(check); })) {
        return all_are(failing, runs_over_an_edge)
                   ? "Every value is right. Bad arguments are noticed only when an index runs over "
                     "an edge: they are to be refused before, with std::invalid_argument."
                   : "Every value is right, and bad arguments are noticed, but what is thrown is "
                     "no "
                     "std::invalid_argument.";
    }
    if (all_are(failing, is_refused_without_words)) {
        return "Every value is right, and bad arguments are refused, but without a message.";
    }
    if (all_are(failing, is_refused_without_numbers)) {
        return "Every value is right, and bad arguments are refused; the messages lack the numbers "
               "that do not fit.";
    }
    return "Every value is right; only the refusals are not: some are missing, some are of another "
           "kind than the contract demands.";
}

std::optional<std::string> about_exceptions(const Evidence& evidence) {
    std::vector<const ReportedCheck*> thrown;
    std::copy_if(evidence.failing.begin(), evidence.failing.end(), std::back_inserter(thrown),
                 [](const auto* check) { return demands_values(*check) && !returned(*check); });
    if (thrown.empty() || !evidence.wrong.empty()) return std::nullopt;
    const auto lost = std::find_if(thrown.begin(), thrown.end(), [](const auto* check) {
        return check->ending == CallEnding::lost;
    });
    if (lost != thrown.end()) {
        return fmt::format("A call did not come back: {}.", (*lost)->what);
    }
    if (all_are(thrown, runs_over_an_edge)) {
        return "An index runs over an edge: it counts along one axis and is used on another, or "
               "goes one too far.";
    }
    if (all_are(thrown, is_about_shapes)) {
        return "xtensor cannot bring two shapes together: which axis of which operand is meant to "
               "be repeated?";
    }
    if (all_are(thrown, wants_too_much)) {
        return "A size is beyond all measure, as when an unsigned difference falls below 0.";
    }
    if (all_are(thrown,
                [](const auto& check) { return check.ending == CallEnding::invalid_argument; })) {
        return "Arguments are refused that the contract allows.";
    }
    if (all_are(thrown,
                [](const auto& check) { return check.ending == CallEnding::not_an_exception; })) {
        return "What is thrown is no exception of the standard library, and a value is due.";
    }
    return "There is an exception where a value is due.";
}

}  // namespace coach
