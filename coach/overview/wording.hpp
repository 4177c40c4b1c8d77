/// @file
/// What the screen and the page of the overview say in the same words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "overview/overview.hpp"
#include "terminal/words.hpp"

namespace coach {

std::string percent_text(const std::optional<double>& share);  ///< "-" for none

/// "interview in 9 days, on Mon 7 Apr"; empty where there is none.
std::string interview_text(const Overview& overview);

/// How many of the questions that were answered would be remembered after some days: "75 of 84".
std::string remembered_text(const Overview& overview, int days);

/// A word as it is typed in a shell: "masks", "'KV cache'".
std::string as_typed(std::string_view word);

}  // namespace coach
