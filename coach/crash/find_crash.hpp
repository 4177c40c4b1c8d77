/// @file
/// Running once more what has crashed, with AddressSanitizer, to find the line.
#pragma once

#include <string_view>

#include "build/builder.hpp"
#include "crash/finding.hpp"

namespace coach {

/// Compiles a text of a lesson with AddressSanitizer, links it with the suite as that is, and runs
/// the same exercises with the same seed. What is built so is gone afterwards.
///
/// The limits are those of a check, three times the time. The address space has none, of which the
/// sanitizer takes terabytes: it ends a program itself that uses more memory than a suite may.
///
/// Two seconds or three of one core; without a precompiled header, which would take longer to make
/// than it saves.
///
/// @param place where the lesson was built
/// @return a finding, or why there is none: nothing depends on it
CrashFinding find_crash(const BuildPlace& place, ProcessRunner& runner, const Selection& selection,
                        std::string_view text, std::uint64_t seed);

}  // namespace coach
