/// @file
/// An exercise or a lesson that is written once more, from a blank stub and against the clock.
///
/// The new answer is written in `build/redo/LESSON/`, so that the one in lessons/ stays as it is.
/// Beside it, while it is under way, lies `redo.toml`:
///
///     exercises = ["1.2"]  # what is written once more
///     began = 1764078688   # seconds since 1970, UTC
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "build/builder.hpp"
#include "check/verdict.hpp"
#include "course/course.hpp"
#include "processes/process.hpp"

namespace coach {

/// A redo that has begun and not ended.
struct RedoUnderWay {
    Selection what;
    std::chrono::sys_seconds began;

    /// How long it takes by now; 0 if the clock was set back before its beginning.
    std::chrono::seconds so_far(std::chrono::sys_seconds now) const;
};

/// Where the new answer is written: build/redo/1_projections/projections.cpp
std::filesystem::path redo_file(const Course& course, const Lesson& lesson);

/// The one that is under way, whichever run of the coach began it; there is one at a time.
///
/// @throws Problem if its redo.toml is not as described above.
std::optional<RedoUnderWay> redo_under_way(const Course& course);

/// Begins one: writes the blank file, in which only these exercises are left, and starts the clock.
///
/// @param now when it begins
/// @throws Problem if one is under way, with how long and how to end it.
RedoUnderWay begin_redo(const Course& course, const Selection& what, std::chrono::sys_seconds now);

/// Builds and checks the new answer; what it does not define is the reference's.
///
/// @throws Problem as Checker::check() does.
LessonVerdict check_redo(const Course& course, const RedoUnderWay& redo, ProcessRunner& runner,
                         BuildNews news);

/// Ends it. What was written is kept, unless it is still blank, under a name that is free:
/// build/redo/1_projections/kept/1.cpp
///
/// @return that file, if there is one.
std::optional<std::filesystem::path> end_redo(const Course& course, const RedoUnderWay& redo);

}  // namespace coach
