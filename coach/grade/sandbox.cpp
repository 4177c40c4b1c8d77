#include "grade/sandbox.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <sstream>

#include <unistd.h>

#ifdef __linux__
#include <sys/utsname.h>
#endif

#include "build/ninja.hpp"
#include "files/files.hpp"
#include "files/paths.hpp"
#include "grade/system_calls.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

const char* const private_tmp_bytes = "67108864";
// Of one program. Threads are a way to compute, but no reason for the system to run out of them.
const char* const most_threads = "--nproc=256";
// the user who owns nothing, by convention
constexpr unsigned nobody = 65534;
// the descriptor in which bubblewrap finds the filter
const char* const filter_descriptor = "9";

/// Does the system count the threads within a sandbox by themselves? Else a limit would be one of all
/// that its user runs.
bool counts_threads_in_a_sandbox() {
#ifdef __linux__
    utsname system{};
    int version = 0;
    int part = 0;
    if (uname(&system) != 0 || std::sscanf(system.release, "%d.%d", &version, &part) != 2) {
        return false;
    }
    return version > 5 || (version == 5 && part >= 14);
#else
    return false;
#endif
}

/// Where the program of this name is, absolute; empty where there is none.
std::string find_program(const std::string& name) {
    const char* const path = std::getenv("PATH");
    std::istringstream folders(path == nullptr ? "/usr/bin:/bin" : path);
    for (std::string folder; std::getline(folders, folder, ':');) {
        const fs::path file = fs::path(folder) / name;
        std::error_code error;
        if (file.is_absolute() && fs::is_regular_file(file, error)) return file.string();
    }
    return "";
}

// what programs are made of, and what they are linked to
const Words to_compile{"/usr", "/lib", "/lib64", "/bin", "/etc/alternatives", "/etc/ld.so.cache"};
const Words to_run{"/usr/lib", "/usr/lib64",        "/usr/local/lib",  "/lib",
                   "/lib64",   "/etc/alternatives", "/etc/ld.so.cache"};

}  // namespace

Sandbox::Sandbox(ProcessRunner& runner, fs::path course, fs::path filter_file)
    : course_(std::move(course)),
      filter_file_(std::move(filter_file)),
      bubblewrap_(find_program("bwrap")),
      limiter_(counts_threads_in_a_sandbox() ? find_program("prlimit") : "") {
    if (bubblewrap_.empty()) {
        do_without(runner, "bubblewrap (bwrap) is not installed.");
        return;
    }
    const std::string filter = forbidden_system_calls();
    has_filter_ = !filter.empty();
    if (has_filter_) write_text(filter_file_, filter);
    ProcessRequest request;
    const std::string nothing = find_program("true");
    request.arguments = enclosed({nothing}, {{nothing}, {}, {}}, to_run, has_filter_);
    request.wall_time = std::chrono::seconds(10);
    const ProcessResult result = runner.run(request);
    if (succeeded(result)) return;
    bubblewrap_.clear();
    std::string reason = last_lines(result.output, 1);
    reason.resize(std::min(reason.size(), reason.find('\n')));
    if (!reason.empty() && reason.back() == '.') reason.pop_back();
    do_without(runner, "this system allows none: " + reason + ".");
}

void Sandbox::do_without(ProcessRunner& runner, const std::string& why) {
    lacks_ = "There is no sandbox, since " + why;
    const std::string setpriv = find_program("setpriv");
    if (geteuid() != 0 || setpriv.empty()) return;
    const std::string id = std::to_string(nobody);
    as_nobody_ = {setpriv,          "--reuid",        id,    "--regid", id, "--clear-groups",
                  "--no-new-privs", "--bounding-set", "-all"};
    // It has to be able to read what it is to run: no folder above may be root's alone.
    write_text(filter_file_, "");
    ProcessRequest request;
    request.arguments = as_nobody_;
    request.arguments.insert(request.arguments.end(),
                             {find_program("test"), "-r", filter_file_.string()});
    request.wall_time = std::chrono::seconds(10);
    if (!succeeded(runner.run(request))) {
        as_nobody_.clear();
        return;
    }
    lacks_ = "There is no sandbox, since " + why + " What is graded runs as the user nobody.";
}

Words Sandbox::enclosed(const Words& command, const SandboxView& view, const Words& system_folders,
                        bool is_filtered) const {
    Words words;
    if (is_filtered) {
        words = {"/bin/sh", "-c", fmt::format("exec {}<\"$0\" \"$@\"", filter_descriptor),
                 filter_file_.string()};
    }
    const auto add = [&](std::initializer_list<std::string> more) {
        words.insert(words.end(), more);
    };
    add({bubblewrap_, "--unshare-all", "--die-with-parent", "--new-session", "--clearenv",
         "--cap-drop", "ALL"});
    if (is_filtered) add({"--seccomp", filter_descriptor});
    // starting BLAS's threads costs more than the suites' matrices
    add({"--setenv", "OPENBLAS_NUM_THREADS", "1", "--setenv", "PATH", "/usr/bin:/bin", "--setenv",
         "LC_ALL", "C"});
    for (const std::string& folder : system_folders) add({"--ro-bind-try", folder, folder});
    // a course that is among the system's files is not to be seen with these
    const bool is_shown =
        std::any_of(system_folders.begin(), system_folders.end(),
                    [&](const auto& folder) { return is_below(course_, folder); });
    if (is_shown) add({"--tmpfs", course_.string()});
    add({"--proc", "/proc", "--dev", "/dev", "--size", private_tmp_bytes, "--tmpfs", "/tmp"});
    for (const fs::path& path : view.readable) {
        add({"--ro-bind", path.string(), path.string()});
    }
    if (!view.writable.empty()) add({"--bind", view.writable.string(), view.writable.string()});
    if (is_shown) add({"--remount-ro", course_.string()});
    if (view.writable.empty()) {
        // Files there are memory that no limit counts; and through /proc a program can make the system
        // forget how much memory it has taken.
        add({"--remount-ro", "/tmp", "--remount-ro", "/proc"});
    }
    add({"--remount-ro", "/dev", "--remount-ro", "/", "--chdir",
         view.directory.empty() ? "/tmp" : view.directory.string(), "--"});
    words.insert(words.end(), command.begin(), command.end());
    return words;
}

Words Sandbox::compiling(const Words& command, const SandboxView& view) const {
    if (bubblewrap_.empty()) return command;
    return enclosed(command, view, to_compile, false);
}

Words Sandbox::running(const Words& command, const SandboxView& view) const {
    Words words;
    if (bubblewrap_.empty()) {
        words = as_nobody_;
        words.insert(words.end(), {"/usr/bin/env", "OPENBLAS_NUM_THREADS=1"});
        words.insert(words.end(), command.begin(), command.end());
        return words;
    }
    SandboxView view_with_limiter = view;
    if (!limiter_.empty()) {
        view_with_limiter.readable.push_back(limiter_);
        words = {limiter_, most_threads, "--"};
    }
    words.insert(words.end(), command.begin(), command.end());
    return enclosed(words, view_with_limiter, to_run, has_filter_);
}

}  // namespace coach
