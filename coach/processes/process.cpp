#include "processes/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <uv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <utility>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "problem.hpp"
#include "processes/background.hpp"
#include "processes/launch.hpp"

namespace coach {
namespace {

constexpr std::size_t most_output = std::size_t{256} << 10;
constexpr std::size_t most_report = std::size_t{64} << 20;
// After the program's end its output is read to the end, unless a stray child keeps the pipe open.
constexpr std::uint64_t drain_milliseconds = 200;

#ifdef __linux__
/// Makes orphans of what the coach starts children of the coach, instead of init's.
void adopt_orphans() { prctl(PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L); }

/// Ends all children but those that run, here or in the background: orphans are what is left.
///
/// @param running those that were started here and have not ended
void end_orphans(const std::set<pid_t>& running) {
    const std::string self = std::to_string(getpid());
    // While they are ended they may have become more; and what they started is handed on to here.
    // What has ended but was not waited for is among them, too.
    while (true) {
        std::ifstream list("/proc/self/task/" + self + "/children");
        const std::vector<pid_t> children{std::istream_iterator<pid_t>(list), {}};
        bool any = false;
        for (const pid_t child : children) {
            if (is_in_background(child) || running.contains(child)) continue;
            if (kill(child, SIGKILL) != 0) continue;  // another user's by now
            waitpid(child, nullptr, 0);
            any = true;
        }
        if (!any) return;
    }
}
#else
void adopt_orphans() {}
void end_orphans(const std::set<pid_t>&) {}
#endif

/// The two ends of a socket, the token waiting at the program's.
class ReportSocket {
 public:
    explicit ReportSocket(const std::string& token) {
        const std::string line = token + '\n';
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends_.data()) != 0 ||
            fcntl(ends_[0], F_SETFD, FD_CLOEXEC) != 0 ||
            fcntl(ends_[1], F_SETFD, FD_CLOEXEC) != 0 ||
            write(ends_[0], line.data(), line.size()) != static_cast<ssize_t>(line.size())) {
            const std::string reason = std::strerror(errno);
            throw Problem("cannot make a socket for the report of the tests: " + reason);
        }
    }
    ~ReportSocket() {
        for (const int end : ends_) {
            if (end >= 0) ::close(end);
        }
    }
    ReportSocket(const ReportSocket&) = delete;
    ReportSocket& operator=(const ReportSocket&) = delete;

    int programs_end() const { return ends_[1]; }
    int take_coachs_end() { return std::exchange(ends_[0], -1); }

 private:
    std::array<int, 2> ends_{-1, -1};
};

class Run;

/// What comes from a program through one pipe, kept up to a size.
struct Intake {
    Run& run;
    std::size_t most;
    uv_pipe_t pipe{};
    std::string text = {};
    bool ended = false;
};

constexpr std::array<int, 3> stopping_signals{SIGINT, SIGTERM, SIGHUP};

/// What the signals that stop the coach did before, for afterwards: libuv leaves the defaults behind,
/// and who asks questions between two runs has handlers of its own.
class KeptHandlers {
 public:
    KeptHandlers() {
        for (std::size_t i = 0; i < kept_.size(); ++i) {
            sigaction(stopping_signals[i], nullptr, &kept_[i]);
        }
    }
    ~KeptHandlers() {
        for (std::size_t i = 0; i < kept_.size(); ++i) {
            sigaction(stopping_signals[i], &kept_[i], nullptr);
        }
    }
    KeptHandlers(const KeptHandlers&) = delete;
    KeptHandlers& operator=(const KeptHandlers&) = delete;

 private:
    std::array<struct sigaction, stopping_signals.size()> kept_{};
};

/// What runs that go on side by side share.
struct SideBySide {
    uv_loop_t loop{};
    std::set<pid_t> running = {};
    int stopped_by = 0;  ///< a signal
    /// Called when one has ended, with all its output.
    std::function<void()> on_ended = {};
};

/// One run, from start to end.
class Run {
 public:
    Run(const ProcessRequest& request, SideBySide& shared) : request_(request), shared_(shared) {
        for (Intake* const intake : {&output_, &report_}) {
            uv_pipe_init(&shared.loop, &intake->pipe, 0);
            intake->pipe.data = intake;
        }
        uv_timer_init(&shared.loop, &timer_);
        for (uv_signal_t& watcher : signals_) uv_signal_init(&shared.loop, &watcher);
        timer_.data = process_.data = this;
        for (uv_signal_t& watcher : signals_) watcher.data = this;
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    /// @return why it cannot; empty where it did. The loop has to come to its end in either case.
    std::string start() {
        std::vector<std::string> arguments = limited(request_);
        std::vector<std::string> environment = environment_of(request_);
        std::vector<char*> argument_pointers = pointers(arguments);
        std::vector<char*> environment_pointers = pointers(environment);
        std::string directory = request_.directory.string();

        std::optional<ReportSocket> report_socket;
        if (request_.report_token.empty()) {
            report_.ended = true;
        } else {
            report_socket.emplace(request_.report_token);
        }

        std::array<uv_stdio_container_t, 4> stdio{};
        stdio[0].flags = UV_IGNORE;
        stdio[1].flags = static_cast<uv_stdio_flags>(UV_CREATE_PIPE | UV_WRITABLE_PIPE);
        stdio[1].data.stream = stream(output_);
        // both go into one pipe, so that they stay in the order in which they were written
        stdio[2].flags = UV_IGNORE;
        arguments[2] = "exec 2>&1; " + arguments[2];
        argument_pointers[2] = arguments[2].data();
        static_assert(report_descriptor == 3);
        stdio[3].flags = report_socket ? UV_INHERIT_FD : UV_IGNORE;
        stdio[3].data.fd = report_socket ? report_socket->programs_end() : -1;

        uv_process_options_t options{};
        options.file = argument_pointers[0];
        options.args = argument_pointers.data();
        options.env = environment_pointers.data();
        options.cwd = directory.empty() ? nullptr : directory.c_str();
        options.flags = UV_PROCESS_DETACHED;  // a group of its own
        options.stdio_count = static_cast<int>(stdio.size());
        options.stdio = stdio.data();
        options.exit_cb = [](uv_process_t* process, std::int64_t code, int signal) {
            static_cast<Run*>(process->data)->on_exit(static_cast<int>(code), signal);
        };
        adopt_orphans();
        // before the program starts, which else would be left behind by who is stopped just now
        for (std::size_t i = 0; i < stopping_signals.size(); ++i) {
            uv_signal_start(
                &signals_[i],
                [](uv_signal_t* watcher, int signal) {
                    static_cast<Run*>(watcher->data)->on_stop(signal);
                },
                stopping_signals[i]);
        }
        const int failure = uv_spawn(&shared_.loop, &process_, &options);
        if (failure != 0) {
            close_handles();
            return "cannot start " + request_.arguments[0] + ": " + uv_strerror(failure);
        }
        shared_.running.insert(process_.pid);
        read(output_);
        if (report_socket) {
            uv_pipe_open(&report_.pipe, report_socket->take_coachs_end());
            read(report_);
        }
        if (request_.wall_time.count() > 0) {
            uv_timer_start(
                &timer_, [](uv_timer_t* timer) { static_cast<Run*>(timer->data)->on_time_limit(); },
                static_cast<std::uint64_t>(request_.wall_time.count()), 0);
        }
        return "";
    }

    /// When the loop has come to its end.
    ProcessResult result() { return {*end_, std::move(output_.text), std::move(report_.text)}; }

 private:
    static void read(Intake& intake) {
        uv_read_start(
            stream(intake),
            [](uv_handle_t* handle, std::size_t, uv_buf_t* buffer) {
                auto& chunk = static_cast<Intake*>(handle->data)->run.chunk_;
                *buffer = uv_buf_init(chunk.data(), chunk.size());
            },
            [](uv_stream_t* handle, ssize_t count, const uv_buf_t* buffer) {
                auto& from = *static_cast<Intake*>(handle->data);
                if (count < 0) return from.run.on_end(from);
                from.run.on_piece(from, {buffer->base, static_cast<std::size_t>(count)});
            });
    }

    void on_piece(Intake& from, std::string_view piece) {
        if (&from == &output_ && request_.on_output) request_.on_output(piece);
        from.text += piece.substr(0, from.most - std::min(from.most, from.text.size()));
    }

    void on_end(Intake& of) {
        of.ended = true;
        uv_read_stop(stream(of));
        if (has_exited_ && all_is_read()) close_all();
    }

    bool all_is_read() const { return output_.ended && report_.ended; }

    void on_exit(int code, int signal) {
        has_exited_ = true;
        if (!end_) end_ = signal != 0 ? ProcessEnd(Signalled{signal}) : ProcessEnd(Exited{code});
        end_group();  // whatever it started
        shared_.running.erase(process_.pid);
        end_orphans(shared_.running);
        if (all_is_read()) return close_all();
        uv_timer_start(
            &timer_, [](uv_timer_t* timer) { static_cast<Run*>(timer->data)->close_all(); },
            drain_milliseconds, 0);
    }

    void on_time_limit() {
        end_ = TimedOut{request_.wall_time};
        end_group();
    }

    void on_stop(int signal) {
        shared_.stopped_by = signal;
        end_group();
    }

    void end_group() const { kill(-process_.pid, SIGKILL); }

    void close_all() {
        close_handles();
        shared_.on_ended();
    }

    void close_handles() {
        close(output_.pipe);
        close(report_.pipe);
        close(timer_);
        for (uv_signal_t& watcher : signals_) close(watcher);
        if (process_.loop != nullptr) close(process_);
    }

    template <class Handle>
    static void close(Handle& handle) {
        auto* const base = reinterpret_cast<uv_handle_t*>(&handle);
        if (uv_is_closing(base) == 0) uv_close(base, nullptr);
    }

    static uv_stream_t* stream(Intake& intake) {
        return reinterpret_cast<uv_stream_t*>(&intake.pipe);
    }

    const ProcessRequest& request_;
    SideBySide& shared_;
    Intake output_{*this, most_output};
    Intake report_{*this, most_report};
    uv_timer_t timer_{};
    std::array<uv_signal_t, stopping_signals.size()> signals_{};
    uv_process_t process_{};
    std::array<char, 64 * 1024> chunk_{};
    std::optional<ProcessEnd> end_;
    bool has_exited_ = false;
};

}  // namespace

std::string random_token() {
    std::random_device random;
    return fmt::format("{:08x}{:08x}{:08x}{:08x}", random(), random(), random(), random());
}

ProcessResult RealProcessRunner::run(const ProcessRequest& request) {
    return std::move(run_side_by_side({request}, 1).front());
}

std::vector<ProcessResult> RealProcessRunner::run_side_by_side(
    const std::vector<ProcessRequest>& requests, std::size_t at_once) {
    const KeptHandlers kept;
    SideBySide shared;
    uv_loop_init(&shared.loop);
    std::vector<std::unique_ptr<Run>> runs;
    std::string failure;
    const auto start_next = [&] {
        if (runs.size() == requests.size() || shared.stopped_by != 0 || !failure.empty()) return;
        runs.push_back(std::make_unique<Run>(requests[runs.size()], shared));
        failure = runs.back()->start();
    };
    shared.on_ended = start_next;
    for (std::size_t i = 0; i < at_once; ++i) start_next();
    uv_run(&shared.loop, UV_RUN_DEFAULT);
    uv_loop_close(&shared.loop);
    if (shared.stopped_by != 0) {  // end as the signal would have it
        end_background();
        std::signal(shared.stopped_by, SIG_DFL);
        std::raise(shared.stopped_by);
    }
    if (!failure.empty()) throw Problem(failure);
    std::vector<ProcessResult> results;
    for (const std::unique_ptr<Run>& run : runs) results.push_back(run->result());
    return results;
}

std::vector<ProcessResult> ProcessRunner::run_side_by_side(
    const std::vector<ProcessRequest>& requests, std::size_t) {
    std::vector<ProcessResult> results;
    for (const ProcessRequest& request : requests) results.push_back(run(request));
    return results;
}

}  // namespace coach
