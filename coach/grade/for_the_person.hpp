/// @file
/// What a failing test is to the person who wrote the code: what was called, with which shapes, and
/// what came of it. Never what was expected: drawn inputs would be found out by it, one after the other.
#pragma once

#include <string>
#include <vector>

#include "course/course.hpp"
#include "report/report.hpp"

namespace coach {

/// The first failures of an exercise, each in lines.
std::vector<std::string> failures_for_the_person(const Report& report, const Exercise& exercise);

}  // namespace coach
