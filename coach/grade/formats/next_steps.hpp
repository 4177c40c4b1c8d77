/// @file
/// What is worth doing next, for the person who was graded.
#pragma once

#include <string>
#include <vector>

#include "grade/known_results.hpp"

namespace coach {

/// Three sentences in Markdown at most, what matters most first: nothing of a lesson shows before it
/// compiles, and what is wrong is nearer than what is not there. Empty where nothing is left to do for
/// the person, be it that all passed or that others have to act.
std::vector<std::string> next_steps(const std::vector<KnownLesson>& lessons);

}  // namespace coach
