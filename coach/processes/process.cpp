#include "processes/process.hpp"

#include <uv.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <optional>

#include "problem.hpp"

extern char** environ;  // POSIX declares it nowhere

namespace coach {
namespace {

constexpr std::size_t most_output = 256 * 1024;
// After the program's end its output is read to the end, unless a stray child keeps the pipe open.
constexpr std::uint64_t drain_milliseconds = 200;

/// The program's environment: the coach's own, with the request's entries in place of old ones.
std::vector<std::string> environment_of(const ProcessRequest& request) {
    std::vector<std::string> entries;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        if (!request.environment.contains(std::string(text.substr(0, text.find('='))))) {
            entries.emplace_back(text);
        }
    }
    for (const auto& [name, value] : request.environment) entries.push_back(name + '=' + value);
    return entries;
}

/// A shell sets the limits, since libuv cannot, and becomes the program. A limit that the system
/// does not know is left out.
std::vector<std::string> limited(const ProcessRequest& request) {
    std::string script = "ulimit -c 0 2>/dev/null; ";
    if (request.memory_bytes > 0) {
        script += "ulimit -v " + std::to_string(request.memory_bytes / 1024) + " 2>/dev/null; ";
    }
    if (request.wall_time.count() > 0) {
        // a backstop, should the coach be killed before it can end the program
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(request.wall_time).count();
        script += "ulimit -t " + std::to_string(2 * seconds) + " 2>/dev/null; ";
    }
    std::vector<std::string> arguments{"/bin/sh", "-c", script + "exec \"$0\" \"$@\""};
    arguments.insert(arguments.end(), request.arguments.begin(), request.arguments.end());
    return arguments;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (std::string& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

/// One run, from start to end, on a loop of its own.
class Run {
 public:
    explicit Run(const ProcessRequest& request) : request_(request) {
        uv_loop_init(&loop_);
        uv_pipe_init(&loop_, &pipe_, 0);
        uv_timer_init(&loop_, &timer_);
        for (uv_signal_t& watcher : signals_) uv_signal_init(&loop_, &watcher);
        pipe_.data = timer_.data = process_.data = this;
        for (uv_signal_t& watcher : signals_) watcher.data = this;
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    ProcessResult finish() {
        start();
        uv_run(&loop_, UV_RUN_DEFAULT);
        uv_loop_close(&loop_);
        if (stopped_by_ != 0) {  // end as the signal would have it
            std::signal(stopped_by_, SIG_DFL);
            std::raise(stopped_by_);
        }
        return {*end_, std::move(output_)};
    }

 private:
    void start() {
        std::vector<std::string> arguments = limited(request_);
        std::vector<std::string> environment = environment_of(request_);
        std::vector<char*> argument_pointers = pointers(arguments);
        std::vector<char*> environment_pointers = pointers(environment);
        std::string directory = request_.directory.string();

        std::array<uv_stdio_container_t, 3> stdio{};
        stdio[0].flags = UV_IGNORE;
        stdio[1].flags = static_cast<uv_stdio_flags>(UV_CREATE_PIPE | UV_WRITABLE_PIPE);
        stdio[1].data.stream = stream();
        // both go into one pipe, so that they stay in the order in which they were written
        stdio[2].flags = UV_IGNORE;
        arguments[2] = "exec 2>&1; " + arguments[2];
        argument_pointers[2] = arguments[2].data();

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
        const int failure = uv_spawn(&loop_, &process_, &options);
        if (failure != 0) {
            close_all();
            uv_run(&loop_, UV_RUN_DEFAULT);
            uv_loop_close(&loop_);
            throw Problem("cannot start " + request_.arguments[0] + ": " + uv_strerror(failure));
        }
        uv_read_start(
            stream(),
            [](uv_handle_t* handle, std::size_t, uv_buf_t* buffer) {
                auto& run = *static_cast<Run*>(handle->data);
                *buffer = uv_buf_init(run.chunk_.data(), run.chunk_.size());
            },
            [](uv_stream_t* handle, ssize_t count, const uv_buf_t* buffer) {
                auto& run = *static_cast<Run*>(handle->data);
                if (count < 0) return run.on_output_end();
                run.on_output({buffer->base, static_cast<std::size_t>(count)});
            });
        if (request_.wall_time.count() > 0) {
            uv_timer_start(
                &timer_, [](uv_timer_t* timer) { static_cast<Run*>(timer->data)->on_time_limit(); },
                static_cast<std::uint64_t>(request_.wall_time.count()), 0);
        }
        constexpr std::array<int, 3> stopping{SIGINT, SIGTERM, SIGHUP};
        for (std::size_t i = 0; i < stopping.size(); ++i) {
            uv_signal_start(
                &signals_[i],
                [](uv_signal_t* watcher, int signal) {
                    static_cast<Run*>(watcher->data)->on_stop(signal);
                },
                stopping[i]);
        }
    }

    void on_output(std::string_view piece) {
        if (request_.on_output) request_.on_output(piece);
        output_ += piece.substr(0, most_output - std::min(most_output, output_.size()));
    }

    void on_output_end() {
        output_ended_ = true;
        if (end_) close_all();
    }

    void on_exit(int code, int signal) {
        if (!end_) end_ = signal != 0 ? ProcessEnd(Signalled{signal}) : ProcessEnd(Exited{code});
        end_group();  // whatever it started
        if (output_ended_) return close_all();
        uv_timer_start(
            &timer_, [](uv_timer_t* timer) { static_cast<Run*>(timer->data)->close_all(); },
            drain_milliseconds, 0);
    }

    void on_time_limit() {
        end_ = TimedOut{};
        end_group();
    }

    void on_stop(int signal) {
        stopped_by_ = signal;
        end_group();
    }

    void end_group() const { kill(-process_.pid, SIGKILL); }

    void close_all() {
        close(pipe_);
        close(timer_);
        for (uv_signal_t& watcher : signals_) close(watcher);
        if (process_.loop != nullptr) close(process_);
    }

    template <class Handle>
    static void close(Handle& handle) {
        auto* const base = reinterpret_cast<uv_handle_t*>(&handle);
        if (uv_is_closing(base) == 0) uv_close(base, nullptr);
    }

    uv_stream_t* stream() { return reinterpret_cast<uv_stream_t*>(&pipe_); }

    const ProcessRequest& request_;
    uv_loop_t loop_{};
    uv_pipe_t pipe_{};
    uv_timer_t timer_{};
    std::array<uv_signal_t, 3> signals_{};
    uv_process_t process_{};
    std::array<char, 64 * 1024> chunk_{};
    std::optional<ProcessEnd> end_;
    std::string output_;
    bool output_ended_ = false;
    int stopped_by_ = 0;
};

}  // namespace

ProcessResult RealProcessRunner::run(const ProcessRequest& request) {
    return Run(request).finish();
}

}  // namespace coach
