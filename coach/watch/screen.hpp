/// @file
/// The watch's screen, as a function from what it knows to a grid of text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "terminal/terminal.hpp"
#include "watch/state.hpp"

namespace coach {

/// How many rows the middle of the screen has, of so many in all.
std::size_t body_rows(std::size_t rows);

/// How wide the middle of the screen is, where the exercises stand at the side: as wide as the terminal,
/// where that has no room for a side.
std::size_t columns_beside_the_side(const Terminal& terminal);

/// How wide a command's text may be that is shown there: two columns less, by which it is moved in as
/// everything else is.
std::size_t columns_of_a_text(const Terminal& terminal);

/// What fills the middle, in lines; there may be more than fit.
std::vector<std::string> watch_body(const WatchState& state, const Terminal& terminal);

/// The screen: exactly `rows` lines, none wider than the terminal.
///
/// @param body what watch_body() gives: it is scrolled as the state says
std::vector<std::string> watch_screen(const WatchState& state, const std::vector<std::string>& body,
                                      const Terminal& terminal, std::size_t rows);

}  // namespace coach
