/// @file
/// What somebody may have meant who mistyped a name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace coach {

/// The name that is the nearest to a word, if two letters at most have to change; else empty.
std::string closest_name(std::string_view word, const std::vector<std::string>& names);

/// "; was 'project' meant?", or a full stop.
std::string was_it_meant(std::string_view word, const std::vector<std::string>& names);

}  // namespace coach
