/// @file
/// Texts that have one line to stand in.
#pragma once

#include <string>
#include <string_view>

namespace coach {

/// What printable() leaves of a text, with spaces in the place of line breaks.
std::string one_line(std::string_view text);

/// The first line of that.
std::string first_line(std::string_view text);

}  // namespace coach
