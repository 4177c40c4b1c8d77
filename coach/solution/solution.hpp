/// @file
/// The reference solution beside the learner's own code.
#pragma once

#include <string>

#include "course/course.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// What was asked for as the learner wrote it, and as the solution does: the functions of the
/// exercises, or the whole file where that is all of the lesson. Nothing is written anywhere.
///
/// @param own_code  the learner's file
/// @param reference solutions/N_name.cpp
std::string solution_screen(const Selection& selection, const std::string& own_code,
                            const std::string& reference, const Terminal& terminal);

}  // namespace coach
