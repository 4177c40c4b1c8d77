/// @file
/// The watch: what `./qkv` is on a terminal. Each save is checked and shown.
#pragma once

#include "course/course.hpp"
#include "watch/state.hpp"

namespace coach {

/// Watches until it is quit. @return the exit status
///
/// @throws Problem if there is no terminal, or the lessons cannot be watched
int watch(const Course& course, const WatchOptions& options);

/// The other side: checks a lesson and tells on standard output, in lines, how it goes.
int work(const Course& course, const Lesson& lesson);

}  // namespace coach
