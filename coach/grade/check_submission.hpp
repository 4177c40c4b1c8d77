/// @file
/// What `check` says of somebody else's lesson: for who grades, the expected values included.
#pragma once

#include "command_line/command_line.hpp"
#include "course/course.hpp"

namespace coach {

/// `./qkv check [LESSON ...] --of FOLDER [--replay SEED]`: like check, but the code runs in a process
/// and a sandbox of its own, and no attempt is kept.
int check_submission(const Course& course, const Check& command);

}  // namespace coach
