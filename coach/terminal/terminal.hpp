/// @file
/// What the coach knows of the terminal it writes to: its width, and whether it shows colours.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace coach {

/// A place to write to. Where there is no colour, the paints leave the text as it is.
struct Terminal {
    std::size_t columns = 80;
    bool has_colour = false;
    bool has_links = false;  ///< it makes links of OSC 8, or ignores them

    /// Standard output as it is: a pipe has 80 columns and no colour, nor has a terminal with
    /// NO_COLOR set or with TERM=dumb.
    static Terminal of_standard_output();

    std::string bold(std::string_view text) const;
    std::string dim(std::string_view text) const;
    std::string red(std::string_view text) const;
    std::string green(std::string_view text) const;
    std::string yellow(std::string_view text) const;
    std::string cyan(std::string_view text) const;

    /// The text as a link to an address, such as "file:///...", where there are links.
    std::string link(std::string_view text, std::string_view address) const;
};

/// The text without what would move the cursor or change its colour: control characters, which
/// learners' code may print or throw, become question marks, as does what is no UTF-8; line breaks
/// stay, tabs become spaces.
std::string printable(std::string_view text);

/// How many columns a text takes, which holds no escape sequences.
std::size_t width_of(std::string_view text);

/// The beginning of a line, `columns` wide at most: escape sequences take no room, and are all kept,
/// so that a colour that begins also ends.
std::string clipped(std::string_view line, std::size_t columns);

/// "/a b" as "file:///a%20b": a path as an address.
std::string file_address(std::string_view path);

/// Breaks a text between words so that no line is wider than `columns`, if words allow. Each line
/// begins with `indent` spaces. Line breaks in the text stay.
std::string wrapped(std::string_view text, std::size_t columns, std::size_t indent = 0);

}  // namespace coach
