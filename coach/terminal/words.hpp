/// @file
/// Numbers as screens and pages say them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace coach {

/// "1 answer", "2 answers".
std::string counted(std::size_t count, std::string_view one, std::string_view many);

/// 0.876 as "88 %".
std::string percent_text(double share);

}  // namespace coach
