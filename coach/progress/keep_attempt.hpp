/// @file
/// Keeping an attempt after a check, which shows its verdict whether that succeeds or not.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "check/verdict.hpp"
#include "course/course.hpp"
#include "progress/time.hpp"

namespace coach {

/// Longer files are not kept: no solution is, and what was saved under its name by accident may be
/// anything.
inline constexpr std::uintmax_t longest_kept_text = 1'000'000;

/// The text of a learner's file; none where there is no file that can be read and kept.
std::optional<std::string> learner_text(const Course& course, const Lesson& lesson);

/// Keeps what a check said. Where the file was saved while it was checked, nobody knows which text
/// the verdict is about: both are kept, without it.
///
/// @param before learner_text() before the check began
/// @param notice is told, in a sentence, what could not be kept and why; it never throws a Problem
void keep_attempt(const Course& course, const LessonVerdict& verdict,
                  const std::optional<std::string>& before, UtcTime now,
                  const std::function<void(std::string_view)>& notice);

/// Keeps that a hint was read, and tells if that fails.
void keep_hint(const Course& course, const Exercise& exercise, std::size_t number, UtcTime now,
               const std::function<void(std::string_view)>& notice);

}  // namespace coach
