/// @file
/// How much memory a call takes at most, where the system can tell.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace qkv_tests {

/// By how many MiB the resident memory rises at its peak while the call runs, that of the process
/// in which the code under test runs; nothing where there is no /proc of Linux to tell. What the
/// call throws is passed on.
std::optional<double> peak_growth(const std::function<void()>& call);

/// From now on that is another process than this one.
///
/// @param prepare gives back to the system what that process does not use, and returns its folder
///        in /proc; nothing where there is none
void measure_memory_of(std::function<std::optional<std::string>()> prepare);

}  // namespace qkv_tests
