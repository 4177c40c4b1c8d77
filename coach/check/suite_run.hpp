/// @file
/// Running a suite in a process of its own, within limits.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

#include "course/course.hpp"
#include "processes/process.hpp"
#include "report/report.hpp"

namespace coach {

/// How far a suite may go.
inline constexpr std::chrono::seconds suite_wall_time{10};
inline constexpr std::uint64_t suite_memory_bytes = std::uint64_t{2} << 30;
inline constexpr std::uint64_t suite_file_bytes = std::uint64_t{64} << 20;

/// A request with these limits, for a learner's code; what to run is still to be said.
///
/// @throws Problem if the environment's QKV_SUITE_SECONDS is no second count that lowers the limit.
ProcessRequest suite_limits();

/// A sentence about what lowered the limit, where that ended the run; else empty.
std::string about_lowered_limit(const ProcessEnd& end);

/// Of the inputs that are drawn, unless another one is asked for: that of the fingerprints.
inline constexpr std::uint64_t usual_seed = 1;

struct SuiteRun {
    ProcessEnd end;
    std::string output;  ///< what was printed
    Report report;
};

/// Runs the suites of these exercises.
///
/// @param request the limits, the folder and what belongs into the environment
SuiteRun run_suite(ProcessRunner& runner, ProcessRequest request,
                   const std::filesystem::path& program, const Selection& selection,
                   std::uint64_t seed);

}  // namespace coach
