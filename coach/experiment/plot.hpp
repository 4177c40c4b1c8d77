/// @file
/// A figure in the characters of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "experiment/figure.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// What a plot is made of. Each curve has a mark of its own, so that it reads without colour.
enum class Characters {
    unicode,  ///< lines are dotted in braille, marks are ●, ○ and ▲
    ascii,    ///< for terminals and fonts without them
};

/// A figure of so many columns, its title first, the legend last; each line as wide as that at most.
///
/// @param columns of the whole, at least 40; fewer count as 40
/// @param rows    of the field between the axes
std::string plot(const Figure& figure, std::size_t columns, std::size_t rows, Characters characters,
                 const Terminal& terminal);

/// The text without what is no ASCII: √ becomes sqrt, · becomes *, and so on.
std::string in_ascii(std::string text);

/// Two texts of lines beside each other, the right one from this column on.
std::string beside(const std::string& left, const std::string& right, std::size_t column);

}  // namespace coach
