/// @file
/// `./qkv list`: the exercises, how far each is, how often it was tried.
#pragma once

#include <string>
#include <vector>

#include "progress/standing.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// Which exercises to show.
enum class Shown {
    all,
    failed,
    passed,
    open,  ///< all that have not passed
};

/// Lessons of which nothing is shown are left out.
///
/// @param here the exercise that an arrow points at; null for none
std::string list_screen(const Course& course, const std::vector<LessonStanding>& lessons,
                        Shown shown, const Terminal& terminal, const Exercise* here = nullptr);

}  // namespace coach
