/// @file
/// The overview, read from the course and from the learner's history.
#pragma once

#include <functional>
#include <string_view>

#include "course/course.hpp"
#include "overview/overview.hpp"

namespace coach {

/// Writes nothing: where there is no history, none is made.
///
/// @param notice is told, in a sentence, if the history was damaged and put aside
/// @throws Problem if a file of the course or the history cannot be read
Overview read_overview(const Course& course, Day today,
                       const std::function<void(std::string_view)>& notice);

}  // namespace coach
