/// @file
/// The factor between wrong numbers and the expected ones, named by the sizes it is made of.
#pragma once

#include <optional>
#include <string>

#include "observe/evidence.hpp"

namespace coach {

/// "Every wrong cell is 1/√d_k times the expected one."; nothing where there is no such factor.
///
/// The factor may be another one in each check. It has a name where the same power of the same size
/// of the inputs gives it in all of them; the exercise's manifest names the sizes.
std::optional<std::string> common_factor(const Evidence& evidence);

}  // namespace coach
