/// @file
/// What failing refusals have in common, and exceptions where values were due.
#pragma once

#include <optional>
#include <string>

#include "observe/evidence.hpp"

namespace coach {

/// Where only refusals fail: what is wrong with them. Nothing where values fail too.
std::optional<std::string> about_refusals(const Evidence& evidence);

/// Where exceptions come instead of values: what they have in common.
std::optional<std::string> about_exceptions(const Evidence& evidence);

}  // namespace coach
