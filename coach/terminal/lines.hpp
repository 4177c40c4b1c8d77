/// @file
/// A text with colours as the lines of a screen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace coach {

/// A text as lines that are `columns` wide at most and each stand alone: what is too wide goes on in
/// the next line, and a colour or a link that goes on over a line's end ends there and begins anew.
///
/// @param columns 1 or more
std::vector<std::string> screen_lines(std::string_view text, std::size_t columns);

/// How many columns a line takes, without its escape sequences.
std::size_t shown_width(std::string_view line);

/// The escape sequence at the beginning of a text that begins with an escape: of a colour, or of a
/// link; to the text's end where it is cut off.
std::string_view first_sequence(std::string_view text);

}  // namespace coach
