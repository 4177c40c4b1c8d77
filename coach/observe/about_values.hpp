/// @file
/// What the wrong numbers of an exercise have in common.
#pragma once

#include <optional>
#include <string>

#include "observe/evidence.hpp"

namespace coach {

/// A sentence such as "The right numbers are there, with rows and columns exchanged."; nothing
/// where the wrong values have nothing in common, or there are none.
std::optional<std::string> about_values(const Evidence& evidence);

}  // namespace coach
