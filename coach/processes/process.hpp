/// @file
/// Running other programs: the compiler, and a learner's code.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace coach {

/// What to run, and how far it may go. A limit of 0 is none.
struct ProcessRequest {
    std::vector<std::string> arguments;  ///< the program first
    std::filesystem::path directory;     ///< where it runs; empty: where the coach does
    std::map<std::string, std::string> environment = {};  ///< in addition to the coach's own
    std::chrono::milliseconds wall_time{0};
    std::chrono::seconds cpu_time{0};                      ///< of each process
    std::uint64_t memory_bytes = 0;                        ///< of address space, of each process
    std::uint64_t file_bytes = 0;                          ///< of each file that is written
    std::function<void(std::string_view)> on_output = {};  ///< called with each piece as it comes
    /// Where this is not empty, the program finds it, as one line, in report_descriptor, to which
    /// it may then write a report.
    std::string report_token = {};
};

/// One end of a socket: no file, so that a report has no path by which others could write to it,
/// fills no disk and is never left behind.
inline constexpr int report_descriptor = 3;

struct Exited {
    int code;
};
struct Signalled {
    int signal;
};
struct TimedOut {
    std::chrono::milliseconds limit;
};

/// How a program ended.
using ProcessEnd = std::variant<Exited, Signalled, TimedOut>;

struct ProcessResult {
    ProcessEnd end;
    std::string output;       ///< standard output and error as they came, cut after 256 KiB
    std::string report = {};  ///< what it wrote to report_descriptor, cut after 64 MiB
};

/// A report_token: 128 bits that the code under test cannot know.
std::string random_token();

/// Runs programs; the tests have one that plays a script instead.
class ProcessRunner {
 public:
    virtual ~ProcessRunner() = default;

    /// @throws Problem if the program cannot be started.
    virtual ProcessResult run(const ProcessRequest& request) = 0;

    /// Runs all of them, as many at once as are said, where it can: programs that do not disturb each
    /// other.
    ///
    /// @return what each came to, in the order of the requests
    /// @throws Problem if one cannot be started; the others have ended then.
    virtual std::vector<ProcessResult> run_side_by_side(const std::vector<ProcessRequest>& requests,
                                                        std::size_t at_once);
};

/// Runs them for real, each in a process group of its own.
///
/// The whole group is ended when the program ends, at the time limit, and when the coach itself is
/// told to stop (Ctrl-C, a hang-up, a termination): then the coach ends as well, by that signal.
/// No core files are written.
///
/// On Linux nothing that the program started outlives it: what leaves the group, by setsid(), say,
/// is handed to the coach when its parent ends, and ended too. Elsewhere it goes on until it has
/// used up its processor time; so does, everywhere, what outlives a coach that was killed itself.
class RealProcessRunner : public ProcessRunner {
 public:
    ProcessResult run(const ProcessRequest& request) override;
    std::vector<ProcessResult> run_side_by_side(const std::vector<ProcessRequest>& requests,
                                                std::size_t at_once) override;
};

}  // namespace coach
