/// @file
/// What CMake and Ninja say while they build, and how it ended.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "processes/process.hpp"

namespace coach {

/// Ninja says "[3/20] Building ..." after each step. A piece of output that cuts such a line in two
/// hides one step, which nobody misses.
void tell_progress(std::string_view piece,
                   const std::function<void(std::size_t, std::size_t)>& progress);

/// The last lines of a long output.
std::string last_lines(std::string_view output, std::size_t lines);

/// It ended by itself, with the status 0.
bool succeeded(const ProcessResult& result);

}  // namespace coach
