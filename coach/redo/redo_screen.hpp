/// @file
/// What is said of a redo.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "course/course.hpp"
#include "redo/redo.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// "1.2 project", or "lesson 1, The projections", where it is all of it
std::string name_of(const Selection& what);

/// Where to write, how to check and how to stop.
std::string under_way_screen(const Course& course, const RedoUnderWay& redo,
                             std::chrono::seconds so_far, const Terminal& terminal);

/// How long it took, and the old answer beside the new one.
///
/// @param old_file the learner's file in lessons/, as text
/// @param new_file what passes
std::string passed_screen(const RedoUnderWay& redo, std::chrono::seconds took,
                          const std::string& old_file, const std::string& new_file,
                          const Terminal& terminal);

}  // namespace coach
