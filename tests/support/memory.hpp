/// @file
/// How much memory a call takes at most, where the system can tell.
#pragma once

#include <functional>
#include <optional>

namespace qkv_tests {

/// By how many MiB the resident memory of this process rises at its peak while the call runs;
/// nothing where there is no /proc of Linux to tell. What the call throws is passed on.
std::optional<double> peak_growth(const std::function<void()>& call);

}  // namespace qkv_tests
