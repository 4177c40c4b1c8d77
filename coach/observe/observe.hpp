/// @file
/// What the failing checks of an exercise have in common, in words, where no mistake is named.
#pragma once

#include <optional>
#include <string>

#include "course/course.hpp"
#include "report/report.hpp"

namespace coach {

struct Observation {
    std::string text;      ///< a sentence or two
    bool is_none = false;  ///< nothing fits: the smallest failing input has to do
};

/// "Every wrong cell is 1/√d_k times the expected one."; nothing where the exercise has no failing
/// check, or only such as are not implemented.
std::optional<Observation> observe(const Report& report, const Exercise& exercise);

}  // namespace coach
