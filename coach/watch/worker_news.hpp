/// @file
/// What the worker tells the watch: one JSON object a line.
///
/// Lessons are checked by a process of its own, `./qkv worker`: the watch stays quick whatever happens
/// there, and to stop a check is to kill it. It reads the number of a lesson from each line that the
/// watch sends, and ends where no more can come.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "check/verdict.hpp"
#include "course/course.hpp"

namespace coach {

/// So many of so many build steps are done.
struct BuildProgress {
    std::size_t done = 0;
    std::size_t total = 0;
};

/// What a check came to.
struct CheckedLesson {
    LessonVerdict verdict;
    std::string source;  ///< the text that was checked: the file may have changed meanwhile
    /// It was built on what the last save left warm, and a pass counts only when it was built without:
    /// that verdict follows.
    bool is_provisional = false;
};

/// The verdict is known, and where the code crashed is looked for: the verdict follows once more, with
/// that.
struct CrashSearch {};

/// The check could not be made, or its result not be kept: for the learner to read.
struct WorkerTrouble {
    std::string message;
};

/// The check has ended, whatever came of it: another lesson may be sent.
struct WorkerDone {};

using WorkerNews =
    std::variant<BuildProgress, CheckedLesson, CrashSearch, WorkerTrouble, WorkerDone>;

/// News as a line, with its line break.
std::string to_line(const WorkerNews& news);

/// A line as news; nothing where it is none, such as what a compiler printed in between.
std::optional<WorkerNews> read_line(const Course& course, std::string_view line);

}  // namespace coach
