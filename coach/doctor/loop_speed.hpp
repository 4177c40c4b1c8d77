/// @file
/// How long a save takes until its verdict here, and what takes it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "build/builder.hpp"
#include "course/course.hpp"

namespace coach {

/// One check of a lesson, in seconds. The whole holds what lies between the steps as well: to start
/// Ninja, to read the report, to name mistakes.
struct LoopRun {
    double compile = 0;
    double link = 0;
    double run = 0;
    double whole = 0;
};

struct LoopSpeed {
    const Lesson* lesson =
        nullptr;  ///< the one that was checked; none where none compiles and ends
    std::vector<LoopRun> runs;
    /// The file is compiled on top of a precompiled header that keeps its instantiations.
    bool is_precompiled = false;
    std::string trouble;  ///< why nothing could be measured, where the course itself does not build
};

/// Checks the first lesson whose file compiles and ends by itself, some times, and measures. The file is not touched:
/// what the compiler made of it is thrown away before each time.
LoopSpeed measure_loop(const Course& course, ProcessRunner& runner, BuildNews news,
                       std::size_t times = 3);

/// How long the step took that last made this file, by Ninja's log (versions 5 and later: start,
/// end in milliseconds, time of the file, its path, a hash; tabs between).
///
/// @param made_by where the step's output begins, relative to the tree, as in the log
/// @return seconds; 0 where the log does not know it
double seconds_of_step(std::string_view log, std::string_view made_by);

}  // namespace coach
