/// @file
/// What helps with an exercise before it passes, and what is asked once it does.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "check/verdict.hpp"
#include "course/course.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// One hint, and how to get the next.
///
/// @param number from 1, the least.
/// @throws Problem if the exercise has no such hint; the message says how many it has.
std::string hint_screen(const Exercise& exercise, std::size_t number, const Terminal& terminal);

/// The question about the learner's own code that is due after a check: that of the last exercise,
/// where everything that was asked for passes. Empty where it does not, or there is none.
std::string question_after(const std::vector<LessonVerdict>& verdicts, const Terminal& terminal);

/// That question again, and what a good reply says.
///
/// @throws Problem if none is asked about this exercise.
std::string answer_screen(const Exercise& exercise, const Terminal& terminal);

}  // namespace coach
