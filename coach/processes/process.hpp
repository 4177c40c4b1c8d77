/// @file
/// Running other programs: the compiler, and a learner's code.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace coach {

/// What to run, and how far it may go.
struct ProcessRequest {
    std::vector<std::string> arguments;  ///< the program first
    std::filesystem::path directory;     ///< where it runs; empty: where the coach does
    std::map<std::string, std::string> environment = {};   ///< in addition to the coach's own
    std::chrono::milliseconds wall_time{0};                ///< 0: no limit
    std::uint64_t memory_bytes = 0;                        ///< of address space; 0: no limit
    std::function<void(std::string_view)> on_output = {};  ///< called with each piece as it comes
};

struct Exited {
    int code;
};
struct Signalled {
    int signal;
};
struct TimedOut {};

/// How a program ended.
using ProcessEnd = std::variant<Exited, Signalled, TimedOut>;

struct ProcessResult {
    ProcessEnd end;
    std::string output;  ///< standard output and error as they came, cut after 256 KiB
};

/// Runs programs; the tests have one that plays a script instead.
class ProcessRunner {
 public:
    virtual ~ProcessRunner() = default;

    /// @throws Problem if the program cannot be started.
    virtual ProcessResult run(const ProcessRequest& request) = 0;
};

/// Runs them for real, each in a process group of its own.
///
/// The whole group is ended when the program ends, at the time limit, and when the coach itself is
/// told to stop (Ctrl-C, a hang-up, a termination): then the coach ends as well, by that signal.
/// No core files are written.
class RealProcessRunner : public ProcessRunner {
 public:
    ProcessResult run(const ProcessRequest& request) override;
};

}  // namespace coach
