/// @file
/// The days until the interview, as a screen.
#pragma once

#include <string>

#include "plan/study_plan.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// A line for each day, the first and the last ones where there are many; what was skipped, what is
/// dropped, and what to do now.
std::string plan_screen(const StudyPlan& plan, const Practice& practice, const Terminal& terminal);

}  // namespace coach
