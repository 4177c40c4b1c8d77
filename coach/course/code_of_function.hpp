/// @file
/// The code of single functions and exercises in a learner's file or a solution.
#pragma once

#include <string>
#include <vector>

#include "course/course.hpp"

namespace coach {

/// A function's definition as it is written, from its type to its closing brace, without the
/// comments above it; empty where the source does not define it. Braces in comments and texts are
/// no braces.
std::string code_of_function(const std::string& source, const std::string& symbol);

/// The functions of these exercises, in their order, with an empty line between them; the whole
/// source where that is all of the lesson.
std::string code_of(const Selection& selection, const std::string& source);

/// The source without the functions of these exercises and the comments right above them; what it
/// does not define is not missed.
std::string without_exercises(const std::string& source,
                              const std::vector<const Exercise*>& exercises);

}  // namespace coach
