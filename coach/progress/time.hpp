/// @file
/// The hours in the learner's history.
#pragma once

#include <chrono>
#include <string>

namespace coach {

/// UTC, to a millisecond. Whoever keeps something is told what time it is; nothing here looks.
using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// The hour now, for main programs.
UtcTime utc_now();

/// "2025-03-01 17:05", where the learner is.
std::string local_time_text(UtcTime time);

}  // namespace coach
