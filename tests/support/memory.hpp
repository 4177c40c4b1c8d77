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

/// A process whose memory is measured.
struct MeasuredProcess {
    std::string proc_folder;  ///< its folder in /proc
    double held = 0.0;        ///< MiB that it holds already and that count as if the call took them
};

/// From now on that is another process than this one.
///
/// @param prepare gives back to the system what that process does not use, and says which it is;
///        nothing where there is none
void measure_memory_of(std::function<std::optional<MeasuredProcess>()> prepare);

/// A line of a process's status such as "VmHWM:    123 kB", in MiB.
std::optional<double> status_in_mib(const std::string& proc_folder, const std::string& field);

}  // namespace qkv_tests
