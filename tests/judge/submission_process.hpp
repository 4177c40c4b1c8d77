/// @file
/// A submission's program as its judge sees it: started, asked, ended.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qkv_judge {

/// How far a program of a submission may go; the same as where code and suite share a process.
struct SubmissionLimits {
    std::chrono::milliseconds call{5000};             ///< that one call may take
    std::chrono::milliseconds exercise{10000};        ///< that all calls of an exercise may take
    std::size_t memory_bytes = std::size_t{2} << 30;  ///< of address space
    std::size_t file_bytes = std::size_t{64} << 20;   ///< of each file that it writes
    std::size_t descriptors = 64;                     ///< each may hold memory of the system's
};

/// How long an answer may take, and what is said of one that takes longer: a clause.
struct TimeLimit {
    std::chrono::milliseconds time;
    std::string too_late;
};

/// One of them. It is ended, with all of its process group, when this object goes.
class SubmissionProcess {
 public:
    /// @param command the program and its arguments
    /// @throws std::system_error if the system cannot start it
    SubmissionProcess(const std::vector<std::string>& command, const SubmissionLimits& limits);
    ~SubmissionProcess();
    SubmissionProcess(const SubmissionProcess&) = delete;
    SubmissionProcess& operator=(const SubmissionProcess&) = delete;

    /// Sends a message and waits for the one that comes back.
    ///
    /// @throws CallLost if none comes back in time, or the program ends; then it has been ended.
    std::string exchange(std::string_view message, const TimeLimit& limit);

    /// Says how it ended, or ends it.
    std::string end();

    /// The folder in /proc of the process that sent the last message, as the system says.
    std::optional<std::string> proc_folder() const;

 private:
    void send(std::string_view bytes);
    /// What comes, `count` bytes of it.
    std::string receive(std::size_t count);
    void wait_for(short event);
    /// How it ended whose end of the socket is closed.
    std::string ended();
    [[noreturn]] void lose(const std::string& how);

    pid_t id_ = -1;
    int socket_ = -1;
    pid_t sender_ = 0;
    std::chrono::steady_clock::time_point deadline_;
    std::string too_late_;
};

}  // namespace qkv_judge
