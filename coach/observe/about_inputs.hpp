/// @file
/// Which inputs fail, and which do not.
#pragma once

#include <optional>
#include <string>

#include "observe/evidence.hpp"

namespace coach {

/// "Only inputs without rows fail."; nothing where what fails and what passes does not differ in
/// any way that can be told.
std::optional<std::string> about_inputs(const Evidence& evidence);

}  // namespace coach
