/// @file
/// What the failing checks of an exercise have in common, in words, where no mistake is named.
#pragma once

#include <optional>
#include <string>

#include "course/course.hpp"
#include "report/report.hpp"

namespace coach {

/// A sentence such as "Every wrong cell is 0.5 times the expected one."; nothing where the
/// exercise has no failing check, or only such as are not implemented.
std::optional<std::string> observe(const Report& report, const Exercise& exercise);

}  // namespace coach
