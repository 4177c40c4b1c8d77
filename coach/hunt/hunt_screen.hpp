/// @file
/// What is said of a hunt.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "check/verdict.hpp"
#include "explain/misconception.hpp"
#include "hunt/asking.hpp"
#include "hunt/hunt.hpp"
#include "progress/hunt_log.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// What is to be done, how long it has taken, and how it ends.
std::string hunt_screen(const BugHunt& hunt, const HuntProgress& progress, const std::string& file,
                        std::chrono::seconds so_far, const Terminal& terminal);

/// A question and its choices: "a", "b", ...
std::string question_screen(const ChoiceQuestion& question, const Terminal& terminal);

/// What a check of the mended text says: which exercises fail, on what, and which of the planted are
/// still there, by what they show; not where, nor what they are called.
///
/// @param left  of hunt.planted
/// @param known the records of the lesson
std::string hunt_check_screen(const BugHunt& hunt, const LessonVerdict& verdict,
                              const std::vector<std::size_t>& left,
                              const std::vector<Misconception>& known, const Terminal& terminal);

/// What was planted, where, what was found and how fast, what each was about, and who had it before.
std::string hunt_report(const BugHunt& hunt, const HuntProgress& progress, const HuntResult& result,
                        const std::vector<Misconception>& known, const Terminal& terminal);

/// What is kept of a hunt that ends.
HuntResult result_of(const BugHunt& hunt, const HuntProgress& progress,
                     std::chrono::sys_seconds now, const std::string& ending);

}  // namespace coach
