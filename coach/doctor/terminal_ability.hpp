/// @file
/// What the terminal shows, as far as it says so.
#pragma once

#include <functional>
#include <string>

#include "terminal/terminal.hpp"

namespace coach {

/// The environment: a variable's value, empty where it is not set.
using Variables = std::function<std::string(const char* name)>;

/// The coach's own.
std::string variable_of_environment(const char* name);

struct TerminalAbility {
    bool is_terminal = false;  ///< else standard output is a file or a pipe
    std::size_t columns = 80;
    bool has_colour = false;
    bool has_links = false;  ///< OSC 8; none asks, so this is by the names of those that have them
    bool has_utf8 = false;   ///< by the locale
};

TerminalAbility ability_of(const Terminal& terminal, bool is_terminal, const Variables& variables);

}  // namespace coach
