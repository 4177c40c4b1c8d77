/// @file
/// What files looked like, to see whether they have changed since.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "course/course.hpp"

namespace coach {

/// The paths, times and sizes of these files, and of those in these folders; equal as long as none of
/// them is changed, added or taken away.
std::string stamp_of(const std::vector<std::filesystem::path>& paths);

/// The stamp of all that the course itself puts into a lesson's program and into how it is built, the
/// learner's files left out. What the system brings is not in it.
std::string course_stamp(const std::filesystem::path& root, const Lesson& lesson);

}  // namespace coach
