/// @file
/// The reference solution beside the learner's own code.
#pragma once

#include <string>

#include "check/verdict.hpp"
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

/// What is said instead where the learner's code does not pass: what helps with the first exercise
/// that does not, and how to see the solution all the same.
///
/// @param word what the solution was asked for by: "1.2", "project", "1"
std::string not_yet_screen(const LessonVerdict& verdict, const std::string& word);

}  // namespace coach
