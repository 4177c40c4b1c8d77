/// @file
/// Where a submission is compiled and run: it sees what it needs, and can change nothing but its own
/// folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "processes/process.hpp"

namespace coach {

/// What a program in a sandbox finds, at the same paths as outside.
struct SandboxView {
    std::vector<std::filesystem::path> readable;  ///< files and folders, besides the system's
    std::filesystem::path writable = {};          ///< a folder; empty for none
    std::filesystem::path directory = {};         ///< where it starts; empty for its private /tmp
};

/// A sandbox of namespaces, made by bubblewrap: no network, no other processes in sight, the system
/// and the course read-only and in part, an empty environment. A compiler has a private /tmp of 64 MiB; a
/// submission's program can write nothing at all, and has 256 threads at most. (The system counts none of
/// root's threads, so who grades should not be root.)
///
/// Where the system allows none, programs run without one, and lacks() says so in words. There, what root
/// starts runs as nobody where that can be: the results are out of its reach then, and other people's
/// files where they may not be read.
class Sandbox {
 public:
    /// Finds out what the system allows.
    ///
    /// @param course its root: all of it is hidden but what a view shows
    /// @param filter_file where the filter of system calls is written
    Sandbox(ProcessRunner& runner, std::filesystem::path course, std::filesystem::path filter_file);

    /// Empty where there is a sandbox; else what there is none of, and why: a sentence.
    const std::string& lacks() const { return lacks_; }

    /// A compiler, which starts other programs.
    std::vector<std::string> compiling(const std::vector<std::string>& command,
                                       const SandboxView& view) const;

    /// A submission's own program, which starts none.
    std::vector<std::string> running(const std::vector<std::string>& command,
                                     const SandboxView& view) const;

 private:
    void do_without(ProcessRunner& runner, const std::string& why);
    std::vector<std::string> enclosed(const std::vector<std::string>& command,
                                      const SandboxView& view,
                                      const std::vector<std::string>& system_folders,
                                      bool is_filtered) const;

    std::filesystem::path course_;
    std::filesystem::path filter_file_;
    std::string bubblewrap_;
    std::string limiter_;  ///< util-linux's prlimit; empty where there is none, or no use for it
    bool has_filter_ = false;
    std::vector<std::string> as_nobody_;  ///< before a command, where there is no sandbox
    std::string lacks_;
};

}  // namespace coach
