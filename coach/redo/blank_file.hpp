/// @file
/// A file to write exercises in from nothing.
#pragma once

#include <string>
#include <string_view>

#include "course/course.hpp"

namespace coach {

/// The lesson's stub, with these exercises left in it.
///
/// @param how_checked what stands in for "./qkv check N." where the stub says how it is checked
std::string blank_file(const Course& course, const Selection& what, std::string_view how_checked);

}  // namespace coach
