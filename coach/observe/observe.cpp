#include "observe/observe.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "observe/about_exceptions.hpp"
#include "observe/about_inputs.hpp"
#include "observe/about_values.hpp"
#include "observe/evidence.hpp"

namespace coach {
namespace {

/// "The call changes its argument x", where that is all that is wrong.
std::optional<std::string> about_arguments(const Evidence& evidence) {
    std::string name;
    for (const ReportedCheck* const check : evidence.failing) {
        if (check->changed.empty()) return std::nullopt;
        name = check->changed;
    }
    if (name.empty()) return std::nullopt;
    return fmt::format(
        "The result is right, but the call changes its argument {}: the caller's "
        "numbers are the caller's.",
        name);
}

std::string joined(const std::optional<std::string>& what,
                   const std::optional<std::string>& where) {
    if (what && where) return *what + ' ' + *where;
    return what ? *what : *where;
}

}  // namespace

std::optional<Observation> observe(const Report& report, const Exercise& exercise) {
    const Evidence evidence(report, exercise);
    if (evidence.failing.empty()) return std::nullopt;
    if (auto text = about_arguments(evidence)) return Observation{*text};
    if (auto text = about_refusals(evidence)) return Observation{*text};
    auto what = about_exceptions(evidence);
    if (!what) what = about_values(evidence);
    const auto where = about_inputs(evidence);
    if (what || where) return Observation{joined(what, where)};
    return Observation{fmt::format("{} of {} checks fail, and have nothing in common that can be "
                                   "told.",
                                   evidence.failing.size(), evidence.all.size()),
                       true};
}

}  // namespace coach
