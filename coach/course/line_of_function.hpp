/// @file
/// Where a function is defined in a learner's file, and what it calls.
#pragma once

#include <cstddef>
#include <string>

namespace coach {

/// Where the name of a function begins in its definition; std::string::npos where there is none.
std::size_t find_definition(const std::string& source, const std::string& symbol);

/// The line, from 1 on, where a function is defined in a source; 0 where it is not found.
int line_of_function(const std::string& source, const std::string& symbol);

/// Does the definition of `symbol` call a function of this name?
bool calls(const std::string& source, const std::string& symbol, const std::string& function);

}  // namespace coach
