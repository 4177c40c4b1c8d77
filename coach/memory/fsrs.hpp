/// @file
/// How well an answer is remembered, and for how long.
#pragma once

#include <array>
#include <string_view>

namespace coach {

/// How an answer went.
enum class Grade { again = 1, hard, good, easy };

std::string_view name_of(Grade grade);

using Parameters = std::array<double, 21>;

}  // namespace coach
