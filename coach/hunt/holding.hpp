/// @file
/// Holding a hunt: composed, checked and ended on the course's own files, for whoever asks.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "course/course.hpp"
#include "hunt/compose.hpp"
#include "hunt/kept_hunt.hpp"
#include "progress/hunt_log.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// Composes one and begins it. What lay in its folder is kept.
///
/// @throws Problem as Composer does
HuntUnderWay composed_hunt(const Course& course, const HuntRequest& request);

/// "build/hunt/2_roles/roles.cpp": its file, from the root of the course.
std::string shown_hunt_file(const Course& course, const Lesson& lesson);

/// What a check of the mended text came to.
struct HuntCheck {
    bool is_mended = false;
    std::vector<std::size_t> left;  ///< of hunt.planted: those that are still there
    std::string screen;             ///< empty if it is mended
};

/// Checks the text as it is now, and keeps that the learner has gone on to mend it.
HuntCheck check_hunt(const Course& course, HuntUnderWay& under_way, const Terminal& terminal);

/// Keeps the result and ends the hunt.
///
/// @param ending "mended", "given up" or "stopped"
/// @return what is to be shown
std::string finished_hunt(const Course& course, const HuntUnderWay& under_way,
                          const std::string& ending, const Terminal& terminal);

/// Now, for the clock of a hunt.
std::chrono::sys_seconds this_second();

}  // namespace coach
