/// @file
/// What the coach throws when it cannot go on: a sentence for the person at the terminal.
#pragma once

#include <stdexcept>

namespace coach {

/// Says what, where, expected, got and what to do next. Ends the coach with exit status 2.
class Problem : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace coach
