/// @file
/// `./qkv history`: what was tried, and what was said of it.
#pragma once

#include <string>
#include <vector>

#include "course/course.hpp"
#include "progress/learner_files.hpp"
#include "progress/store.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// Everything that was the lesson's file, newest first.
///
/// @param present the version that the file is now; none if it was changed since
std::string history_screen(const Lesson& lesson, const std::vector<Version>& versions,
                           const std::optional<std::int64_t>& present, const Terminal& terminal);

/// The attempts that an exercise was part of, newest first.
std::string history_screen(const Lesson& lesson, const Exercise& exercise,
                           const std::vector<Version>& versions, const ExerciseRecord& record,
                           const Terminal& terminal);

/// What became of a lesson's file, and how to get back what was there.
///
/// @param became "as it was at 3", "the stub"
std::string change_text(const Lesson& lesson, const TextChange& change, const std::string& became,
                        const Terminal& terminal);

}  // namespace coach
