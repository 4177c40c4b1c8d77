/// @file
/// Where a function is defined in a learner's file.
#pragma once

#include <string>

namespace coach {

/// The line, from 1 on, where a function is defined in a source; 0 where it is not found.
int line_of_function(const std::string& source, const std::string& symbol);

}  // namespace coach
