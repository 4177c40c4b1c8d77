/// @file
/// Two texts beside each other, for a person.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diff/line_diff.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// From this width of the terminal on, two texts stand side by side.
inline constexpr std::size_t least_columns_side_by_side = 78;

/// What the two texts are, and how they differ.
///
/// Side by side, the middle says what became of a line: "|" for another one in its place, "<" for
/// one that only the left has, ">" for one that only the right has. In a terminal that is too narrow
/// for that, one below the other: "-" before what only the first text has, "+" before what only the
/// second has. Long lines go on in the next row: nothing is cut off.
std::string diff_screen(const std::vector<DiffRow>& rows, const std::string& before_title,
                        const std::string& after_title, const Terminal& terminal);

}  // namespace coach
