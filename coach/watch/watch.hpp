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

/// The other side: checks the lessons whose numbers come on standard input, a line each, and tells on
/// standard output how it goes (worker_news.hpp).
int work(const Course& course);

}  // namespace coach
