/// @file
/// The overview as a screen.
#pragma once

#include <string>

#include "overview/overview.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// At 80 columns it takes 23 lines at most, so that it and a prompt fill a terminal of 24. Narrower
/// ones take a few lines more; below 60 columns what stands side by side stands one below the other.
std::string overview_screen(const Overview& overview, const Terminal& terminal);

}  // namespace coach
