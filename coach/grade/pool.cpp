#include "grade/pool.hpp"

#include <uv.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <exception>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "problem.hpp"

namespace coach {
namespace {

class Pool;

/// One worker, and what it is busy with.
struct PoolWorker {
    explicit PoolWorker(Pool& its_pool) : pool(its_pool) {}

    Pool& pool;
    uv_process_t process{};
    uv_pipe_t input{};
    uv_pipe_t output{};
    std::string received = {};
    std::array<char, 65536> buffer{};
    std::optional<std::size_t> task = {};
};

/// A line on its way to a worker.
struct Sending {
    uv_write_t request{};
    std::string line;
};

class Pool {
 public:
    Pool(const std::vector<GradingTask>& tasks, const std::vector<std::string>& command,
         const std::function<void(const GradedLesson&)>& on_result)
        : tasks_(tasks), command_(command), on_result_(on_result) {
        uv_loop_init(&loop_);
        for (std::size_t i = 0; i < signals_.size(); ++i) {
            uv_signal_init(&loop_, &signals_[i]);
            signals_[i].data = this;
            uv_signal_start(
                &signals_[i],
                [](uv_signal_t* watcher, int signal) {
                    static_cast<Pool*>(watcher->data)->stop(signal);
                },
                stopping[i]);
            uv_unref(reinterpret_cast<uv_handle_t*>(&signals_[i]));
        }
    }
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    int run(std::size_t workers) {
        for (std::size_t i = 0; i < std::min(workers, tasks_.size()); ++i) start_worker();
        uv_run(&loop_, UV_RUN_DEFAULT);
        for (uv_signal_t& watcher : signals_) {
            uv_close(reinterpret_cast<uv_handle_t*>(&watcher), nullptr);
        }
        uv_run(&loop_, UV_RUN_DEFAULT);
        uv_loop_close(&loop_);
        if (failure_) std::rethrow_exception(failure_);
        if (!trouble_.empty()) throw Problem(trouble_);
        return stopped_by_;
    }

 private:
    static constexpr std::array<int, 3> stopping{SIGINT, SIGTERM, SIGHUP};

    void start_worker() {
        workers_.push_back(std::make_unique<PoolWorker>(*this));
        PoolWorker& worker = *workers_.back();
        uv_pipe_init(&loop_, &worker.input, 0);
        uv_pipe_init(&loop_, &worker.output, 0);
        worker.process.data = worker.input.data = worker.output.data = &worker;
        std::array<uv_stdio_container_t, 3> stdio{};
        stdio[0].flags = static_cast<uv_stdio_flags>(UV_CREATE_PIPE | UV_READABLE_PIPE);
        stdio[0].data.stream = stream(worker.input);
        stdio[1].flags = static_cast<uv_stdio_flags>(UV_CREATE_PIPE | UV_WRITABLE_PIPE);
        stdio[1].data.stream = stream(worker.output);
        stdio[2].flags = UV_INHERIT_FD;
        stdio[2].data.fd = 2;
        std::vector<char*> arguments;
        for (const std::string& word : command_) {
            arguments.push_back(const_cast<char*>(word.c_str()));
        }
        arguments.push_back(nullptr);
        uv_process_options_t options{};
        options.file = arguments[0];
        options.args = arguments.data();
        options.flags = UV_PROCESS_DETACHED;  // a Ctrl-C goes through stop()
        options.stdio_count = static_cast<int>(stdio.size());
        options.stdio = stdio.data();
        options.exit_cb = [](uv_process_t* process, std::int64_t, int) {
            auto& ended = *static_cast<PoolWorker*>(process->data);
            ended.pool.on_exit(ended);
        };
        const int failure = uv_spawn(&loop_, &worker.process, &options);
        if (failure != 0) {
            trouble_ = std::string("cannot start a worker: ") + uv_strerror(failure);
            close(worker.input);
            close(worker.output);
            return;
        }
        uv_read_start(
            stream(worker.output),
            [](uv_handle_t* handle, std::size_t, uv_buf_t* buffer) {
                auto& reader = *static_cast<PoolWorker*>(handle->data);
                *buffer = uv_buf_init(reader.buffer.data(), reader.buffer.size());
            },
            [](uv_stream_t* handle, ssize_t count, const uv_buf_t* buffer) {
                auto& from = *static_cast<PoolWorker*>(handle->data);
                if (count < 0) {
                    uv_read_stop(handle);
                } else {
                    from.pool.on_piece(from, {buffer->base, static_cast<std::size_t>(count)});
                }
            });
        hand_out(worker);
    }

    void hand_out(PoolWorker& worker) {
        if (next_ == tasks_.size() || is_stopping_) {
            close(worker.input);  // which ends the worker
            return;
        }
        worker.task = next_++;
        auto* const sending = new Sending{{}, to_line(tasks_[*worker.task]) + '\n'};
        sending->request.data = sending;
        const uv_buf_t piece =
            uv_buf_init(sending->line.data(), static_cast<unsigned>(sending->line.size()));
        // what fails here, fails for a worker that is about to be seen to have ended
        uv_write(&sending->request, stream(worker.input), &piece, 1,
                 [](uv_write_t* request, int) { delete static_cast<Sending*>(request->data); });
    }

    void on_piece(PoolWorker& worker, std::string_view piece) {
        worker.received += piece;
        const std::size_t end = worker.received.find('\n');
        if (end == std::string::npos || !worker.task) return;
        const auto result = read_graded_lesson(std::string_view(worker.received).substr(0, end));
        worker.received.erase(0, end + 1);
        const GradingTask& task = tasks_[*worker.task];
        if (!result) {
            finish(worker, error_of(*worker.task, "the worker's result cannot be read"));
        } else if (result->person != task.person || result->lesson != task.lesson) {
            finish(worker, error_of(*worker.task, "the worker's result is about another task"));
        } else {
            finish(worker, *result);
        }
        hand_out(worker);
    }

    void finish(PoolWorker& worker, const GradedLesson& result) {
        worker.task.reset();
        if (is_stopping_) return;
        try {
            on_result_(result);
        } catch (...) {  // which may not fly through libuv
            failure_ = std::current_exception();
            stop(0);
        }
    }

    GradedLesson error_of(std::size_t task, const std::string& trouble) const {
        GradedLesson error;
        error.person = tasks_[task].person;
        error.lesson = tasks_[task].lesson;
        error.trouble = trouble;
        return error;
    }

    void on_exit(PoolWorker& worker) {
        const bool died = worker.task.has_value();
        if (died) finish(worker, error_of(*worker.task, "the grader's worker ended"));
        close(worker.process);
        close(worker.input);
        close(worker.output);
        if (died && !is_stopping_ && next_ < tasks_.size()) start_worker();
    }

    /// @param signal that stops this process, too; 0 for none
    void stop(int signal) {
        is_stopping_ = true;
        stopped_by_ = signal;
        for (const auto& worker : workers_) {
            const bool runs = uv_is_active(reinterpret_cast<uv_handle_t*>(&worker->process)) != 0;
            if (runs) uv_process_kill(&worker->process, SIGTERM);
        }
    }

    template <class Handle>
    static void close(Handle& handle) {
        auto* const any = reinterpret_cast<uv_handle_t*>(&handle);
        if (uv_is_closing(any) == 0) uv_close(any, nullptr);
    }
    static uv_stream_t* stream(uv_pipe_t& pipe) { return reinterpret_cast<uv_stream_t*>(&pipe); }

    const std::vector<GradingTask>& tasks_;
    const std::vector<std::string>& command_;
    const std::function<void(const GradedLesson&)>& on_result_;
    uv_loop_t loop_{};
    std::array<uv_signal_t, 3> signals_{};
    std::vector<std::unique_ptr<PoolWorker>> workers_;
    std::size_t next_ = 0;
    bool is_stopping_ = false;
    int stopped_by_ = 0;
    std::exception_ptr failure_;
    std::string trouble_;
};

}  // namespace

std::string to_line(const GradingTask& task) {
    return nlohmann::json{
        {"person", task.person}, {"folder", task.folder.string()}, {"lesson", task.lesson}}
        .dump();
}

GradingTask read_grading_task(std::string_view line) {
    const auto read = nlohmann::json::parse(line);
    return {read.at("person"), read.at("folder").get<std::string>(), read.at("lesson")};
}

int grade_side_by_side(const std::vector<GradingTask>& tasks,
                       const std::vector<std::string>& worker, std::size_t workers,
                       const std::function<void(const GradedLesson&)>& on_result) {
    return Pool(tasks, worker, on_result).run(workers);
}

}  // namespace coach
