#include "watch/watch.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>
#include <uv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include "files/files.hpp"
#include "problem.hpp"
#include "processes/own_process.hpp"
#include "progress/keep_attempt.hpp"
#include "progress/progress.hpp"
#include "progress/standing.hpp"
#include "watch/screen.hpp"
#include "watch/terminal_session.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

// An editor that truncates a file and then writes it is seen in between.
constexpr std::uint64_t half_saved_milliseconds = 40;
constexpr int most_looks_at_a_missing_file = 25;
// After an escape: the rest of a sequence comes at once.
constexpr std::uint64_t escape_milliseconds = 30;
// For children to end after they were told to.
constexpr std::uint64_t patience_milliseconds = 1000;
constexpr std::size_t most_output = std::size_t{4} << 20;

template <class Handle>
uv_handle_t* base(Handle& handle) {
    return reinterpret_cast<uv_handle_t*>(&handle);
}

/// A child that prints lines. It removes itself when it has ended and everything was read.
class Child {
 public:
    using OnLine = std::function<void(std::string_view)>;
    using OnEnd = std::function<void(Child&, bool succeeded)>;

    Child(uv_loop_t& loop, std::vector<std::string> arguments, std::vector<std::string> environment,
          OnLine on_line, OnEnd on_end)
        : on_line_(std::move(on_line)), on_end_(std::move(on_end)) {
        uv_pipe_init(&loop, &input_, 0);
        uv_pipe_init(&loop, &output_, 0);
        input_.data = output_.data = process_.data = this;
        std::array<uv_stdio_container_t, 3> stdio{};
        stdio[0].flags = static_cast<uv_stdio_flags>(UV_CREATE_PIPE | UV_READABLE_PIPE);
        stdio[0].data.stream = reinterpret_cast<uv_stream_t*>(&input_);
        stdio[1].flags = static_cast<uv_stdio_flags>(UV_CREATE_PIPE | UV_WRITABLE_PIPE);
        stdio[1].data.stream = reinterpret_cast<uv_stream_t*>(&output_);
        stdio[2] = stdio[1];
        stdio[2].flags = UV_IGNORE;
        arguments.insert(arguments.begin(), {"/bin/sh", "-c", "exec \"$0\" \"$@\" 2>&1"});
        std::vector<char*> argument_pointers, environment_pointers;
        for (std::string& argument : arguments) argument_pointers.push_back(argument.data());
        argument_pointers.push_back(nullptr);
        for (std::string& entry : environment) environment_pointers.push_back(entry.data());
        environment_pointers.push_back(nullptr);
        uv_process_options_t options{};
        options.file = argument_pointers[0];
        options.args = argument_pointers.data();
        options.env = environment_pointers.data();
        options.stdio_count = static_cast<int>(stdio.size());
        options.stdio = stdio.data();
        options.exit_cb = [](uv_process_t* process, std::int64_t code, int signal) {
            static_cast<Child*>(process->data)->on_exit(code == 0 && signal == 0);
        };
        const int failure = uv_spawn(&loop, &process_, &options);
        if (failure != 0) {  // too many processes, say: told as any other end is
            rest_ = fmt::format("cannot start {}: {}", arguments[3], uv_strerror(failure));
            on_read_end();
            on_exit(false);
            return;
        }
        uv_read_start(
            reinterpret_cast<uv_stream_t*>(&output_),
            [](uv_handle_t* handle, std::size_t, uv_buf_t* buffer) {
                auto& chunk = static_cast<Child*>(handle->data)->chunk_;
                *buffer = uv_buf_init(chunk.data(), chunk.size());
            },
            [](uv_stream_t* stream, ssize_t count, const uv_buf_t* buffer) {
                auto& self = *static_cast<Child*>(stream->data);
                if (count < 0) return self.on_read_end();
                self.on_read({buffer->base, static_cast<std::size_t>(count)});
            });
    }

    /// Sends a line. One that has ended does not read it, and its end is told.
    void send(std::string line) {
        line += '\n';
        uv_buf_t buffer = uv_buf_init(line.data(), static_cast<unsigned>(line.size()));
        uv_try_write(reinterpret_cast<uv_stream_t*>(&input_), &buffer, 1);
    }

    /// Nothing more is sent to it.
    void close_input() {
        if (uv_is_closing(base(input_)) != 0) return;
        uv_close(base(input_),
                 [](uv_handle_t* handle) { static_cast<Child*>(handle->data)->on_part_closed(); });
    }

    /// What it says from now on is not heard any more.
    void stop(int signal) {
        is_stopped_ = true;
        close_input();
        // one that has ended left its number to others
        if (!has_exited_) uv_process_kill(&process_, signal);
    }

    const std::string& rest() const { return rest_; }

 private:
    void on_read(std::string_view piece) {
        if (is_stopped_) return;
        rest_ += piece;
        if (!on_line_) {
            if (rest_.size() > most_output) rest_.resize(most_output);
            return;
        }
        std::size_t end = 0;
        while (!is_stopped_ && (end = rest_.find('\n')) != std::string::npos) {
            const std::string line = rest_.substr(0, end);
            rest_.erase(0, end + 1);
            on_line_(line);
        }
    }

    void on_read_end() {
        uv_close(base(output_),
                 [](uv_handle_t* handle) { static_cast<Child*>(handle->data)->on_part_closed(); });
    }

    void on_exit(bool succeeded) {
        has_exited_ = true;
        succeeded_ = succeeded;
        close_input();
        uv_close(base(process_),
                 [](uv_handle_t* handle) { static_cast<Child*>(handle->data)->on_part_closed(); });
    }

    void on_part_closed() {
        constexpr int parts = 3;
        if (++closed_ < parts) return;
        on_end_(*this, succeeded_);  // which destroys it
    }

    OnLine on_line_;
    OnEnd on_end_;
    uv_process_t process_{};
    uv_pipe_t input_{};
    uv_pipe_t output_{};
    std::array<char, 64 * 1024> chunk_{};
    std::string rest_;
    bool is_stopped_ = false;
    bool has_exited_ = false;
    bool succeeded_ = false;
    int closed_ = 0;
};

/// The loop that carries out what the state asks for.
class Watch {
 public:
    Watch(const Course& course, const WatchOptions& options)
        : course_(course),
          state_(course, options),
          program_(own_program()),
          folders_(course.lessons.size() + 2),
          files_(course.lessons.size()) {
        uv_loop_init(&loop_);
    }
    ~Watch() {
        uv_loop_close(&loop_);
        if (key_descriptor_ >= 0) close(key_descriptor_);
    }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    int run() {
        read_files();
        watch_folders();
        session_.emplace();
        watch_keys();
        watch_signals();
        uv_timer_init(&loop_, &escape_timer_);
        uv_timer_init(&loop_, &file_timer_);
        escape_timer_.data = file_timer_.data = this;
        carry_out(state_.start());
        draw();
        uv_run(&loop_, UV_RUN_DEFAULT);
        session_.reset();
        if (!failure_.empty()) throw Problem(failure_);
        const Exercise* const open = state_.first_open();
        fmt::print("qkv: {} of {} exercises passed; {}\n", state_.passed(), state_.total(),
                   open == nullptr ? "now say it: ./qkv rehearse"
                                   : fmt::format("./qkv goes on at {} {}", open->id, open->name));
        if (stopped_by_ != 0) {
            std::fflush(stdout);
            std::signal(stopped_by_, SIG_DFL);
            std::raise(stopped_by_);
        }
        return 0;
    }

 private:
    struct WatchedFolder {
        uv_fs_event_t event{};
        fs::path path;
    };
    struct WatchedFile {
        std::string text;  ///< as it was read last
        int looks = 0;     ///< at a file that is missing or empty
    };

    // ---- files ----------------------------------------------------------------------------
    fs::path path_of(std::size_t lesson) const {
        return course_.lessons_dir() / course_.lessons[lesson].learner_file();
    }

    void read_files() {
        for (std::size_t i = 0; i < files_.size(); ++i) {
            files_[i].text = text_or_nothing(i).value_or("");
        }
    }

    /// The folders, not the files: editors put another file in a file's place. And what holds the
    /// folders, since git may put another folder in a folder's place.
    void watch_folders() {
        folders_[0].path = course_.root;
        folders_[1].path = course_.lessons_dir();
        for (std::size_t i = 0; i < files_.size(); ++i) {
            folders_[i + 2].path = path_of(i).parent_path();
        }
        for (WatchedFolder& folder : folders_) {
            uv_fs_event_init(&loop_, &folder.event);
            folder.event.data = this;
            const int failure = begin_to_watch(folder);
            if (failure != 0) {
                throw Problem(fmt::format(
                    "cannot watch {}: {}. Where the system has no more watches to give, "
                    "./qkv check works without",
                    folder.path.string(), uv_strerror(failure)));
            }
        }
    }

    static int begin_to_watch(WatchedFolder& folder) {
        return uv_fs_event_start(
            &folder.event,
            [](uv_fs_event_t* event, const char*, int, int) {
                auto& self = *static_cast<Watch*>(event->data);
                self.guarded([&] {
                    self.watch_folders_again();
                    self.look_at_files();
                });
            },
            folder.path.c_str(), 0);
    }

    /// What is watched is a folder, not a path: after a change each may be another. One that is gone
    /// is watched again when it comes back, of which the folder above tells.
    void watch_folders_again() {
        for (WatchedFolder& folder : folders_) {
            uv_fs_event_stop(&folder.event);
            begin_to_watch(folder);
        }
    }

    std::optional<std::string> text_or_nothing(std::size_t lesson) const {
        try {
            return read_text(path_of(lesson));
        } catch (const Problem&) {
            return std::nullopt;
        }
    }

    void look_at_files() {
        if (is_quitting_) return;
        bool look_again = false;
        for (std::size_t i = 0; i < files_.size(); ++i) {
            WatchedFile& file = files_[i];
            const std::optional<std::string> text = text_or_nothing(i);
            const bool is_half_saved = !text || (text->empty() && !file.text.empty());
            if (is_half_saved && file.looks < most_looks_at_a_missing_file) {
                ++file.looks;
                look_again = true;
                continue;
            }
            if (!text) {
                if (file.looks == most_looks_at_a_missing_file) {
                    ++file.looks;
                    carry_out(state_.hear(
                        WorkerTrouble{fmt::format("lessons/{} is gone; u brings back its last text",
                                                  course_.lessons[i].learner_file().string())}));
                }
                continue;
            }
            const bool was_gone = file.looks > most_looks_at_a_missing_file;
            file.looks = 0;
            if (*text == file.text && !was_gone) continue;
            file.text = *text;
            carry_out(state_.save(i));
        }
        if (look_again) {
            uv_timer_start(
                &file_timer_,
                [](uv_timer_t* timer) {
                    auto& self = *static_cast<Watch*>(timer->data);
                    self.guarded([&] { self.look_at_files(); });
                },
                half_saved_milliseconds, 0);
        }
        draw();
    }

    // ---- keys -----------------------------------------------------------------------------
    /// By a descriptor of its own: libuv makes what it polls non-blocking, and standard input is the
    /// shell's as well, whose next read would fail.
    void watch_keys() {
        std::array<char, 256> name{};
        if (ttyname_r(STDIN_FILENO, name.data(), name.size()) == 0) {
            key_descriptor_ = open(name.data(), O_RDONLY | O_NOCTTY | O_CLOEXEC);
        }
        if (key_descriptor_ < 0) throw Problem("cannot open the terminal to read keys from");
        uv_poll_init(&loop_, &keys_, key_descriptor_);
        keys_.data = this;
        uv_poll_start(&keys_, UV_READABLE, [](uv_poll_t* poll, int status, int) {
            auto& self = *static_cast<Watch*>(poll->data);
            self.guarded([&] { self.read_keys(status); });
        });
    }

    void read_keys(int status) {
        std::array<char, 256> bytes{};
        const ssize_t count = status < 0 ? 0 : read(key_descriptor_, bytes.data(), bytes.size());
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
        if (count <= 0) return quit();  // the terminal is gone
        press(parser_.read({bytes.data(), static_cast<std::size_t>(count)}));
        if (!parser_.is_waiting() || is_quitting_) return;
        uv_timer_start(
            &escape_timer_,
            [](uv_timer_t* timer) {
                auto& self = *static_cast<Watch*>(timer->data);
                self.guarded([&] { self.press(self.parser_.flush()); });
            },
            escape_milliseconds, 0);
    }

    void press(const std::vector<Key>& keys) {
        for (const Key& key : keys) {
            carry_out(state_.press(key));
            if (is_quitting_) return;
        }
        draw();
    }

    // ---- signals --------------------------------------------------------------------------
    void watch_signals() {
        constexpr std::array<int, 5> watched{SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT};
        for (std::size_t i = 0; i < watched.size(); ++i) {
            uv_signal_init(&loop_, &signals_[i]);
            signals_[i].data = this;
            uv_signal_start(
                &signals_[i],
                [](uv_signal_t* handle, int signal) {
                    auto& self = *static_cast<Watch*>(handle->data);
                    self.guarded([&] { self.on_signal(signal); });
                },
                watched[i]);
        }
    }

    void on_signal(int signal) {
        if (signal == SIGWINCH) {
            session_->forget();
            draw();
            return fit_text();
        }
        if (signal == SIGCONT) {
            session_->take_again();
            draw();
            return fit_text();
        }
        stopped_by_ = signal;
        quit();
    }

    // ---- what has to be done --------------------------------------------------------------
    void carry_out(const Effects& effects) {
        for (const Effect& effect : effects) {
            std::visit([this](const auto& what) { carry_out(what); }, effect);
        }
    }

    void carry_out(const StartCheck& start) {
        to_start_ = start;
        start_when_alone();
    }

    /// One worker at a time: however many saves come in a row, one ends and one begins. One that has
    /// nothing to do is kept: it warms up for the next save.
    void start_when_alone() {
        if (!to_start_ || !ending_.empty() || is_quitting_) return;
        const StartCheck start = *std::exchange(to_start_, std::nullopt);
        if (!worker_) start_worker();
        worker_->send(course_.lessons[start.lesson].number);
        is_checking_ = true;
    }

    void start_worker() {
        worker_ = std::make_unique<Child>(
            loop_, std::vector<std::string>{program_, "worker"}, environment({}),
            [this](std::string_view line) {
                guarded([&] {
                    if (const auto news = read_line(course_, line)) hear(*news);
                });
            },
            [this](Child& child, bool succeeded) {
                guarded([&] { on_worker_end(child, succeeded); });
            });
    }

    void carry_out(const StopCheck&) {
        to_start_.reset();
        is_checking_ = false;
        if (!worker_) return;
        // It ends what it started, and is forgotten when it is gone.
        worker_->stop(SIGTERM);
        ending_.push_back(std::move(worker_));
    }

    void carry_out(const KeepHint& hint) {
        keep_hint(course_, *hint.exercise, hint.number, utc_now(), [this](std::string_view notice) {
            state_.hear(WorkerTrouble{std::string(notice)});
        });
    }

    void carry_out(const LookUpList&) {
        const auto tell = [this](std::string_view trouble) {
            state_.hear(WorkerTrouble{std::string(trouble)});
        };
        try {
            use_progress(course_.root, Access::read, tell,
                         [&](Store& store) { state_.set_list(standing(course_, store)); });
        } catch (const Problem& problem) {  // the list is what it was, with what was checked here
            tell(problem.what());
        }
    }

    void carry_out(const OpenBook& open) { run_command({{"docs", open.word}, true}, true); }

    void carry_out(const RunCommand& command) { run_command(command, false); }

    void carry_out(const Suspend&) {
        session_->give_back();
        std::raise(SIGTSTP);
        // somebody said to go on, or there is no shell that could
        session_->take_again();
    }

    void carry_out(const Quit&) { quit(); }

    void hear(const WorkerNews& news) {
        carry_out(state_.hear(news));
        if (std::holds_alternative<WorkerDone>(news)) {
            is_checking_ = false;
            carry_out(state_.end_check(""));
        }
        // a save that no event told of
        if (std::holds_alternative<CheckedLesson>(news)) look_at_files();
        draw();
    }

    void on_worker_end(Child& child, bool succeeded) {
        if (worker_.get() != &child) {
            std::erase_if(ending_, [&](const auto& each) { return each.get() == &child; });
            start_when_alone();
            return quit_when_alone();
        }
        const std::string said = child.rest();
        worker_.reset();
        if (!std::exchange(is_checking_, false)) return;  // the next check starts another
        carry_out(state_.end_check(succeeded
                                       ? ""
                                       : "The check ended before it was done" +
                                             (said.empty() ? std::string(".") : ": " + said)));
        draw();
    }

    /// By the launcher where it may need packages, which it does not install from here.
    void run_command(const RunCommand& command, bool by_launcher) {
        if (command_) {
            carry_out(
                state_.hear(WorkerTrouble{"One thing at a time: a command is still running."}));
            return;
        }
        std::vector<std::string> arguments{by_launcher ? (course_.root / "qkv").string()
                                                       : program_};
        arguments.insert(arguments.end(), command.words.begin(), command.words.end());
        const Terminal terminal = session_->terminal();
        const bool is_again = shown_ == command && state_.view() == WatchView::text;
        shown_ = command;
        shown_columns_ = columns_of_a_text(terminal);
        command_title_ = "./qkv";
        for (const std::string& word : command.words) command_title_ += ' ' + word;
        command_ =
            std::make_unique<Child>(loop_, arguments,
                                    environment({{"QKV_COLUMNS", std::to_string(shown_columns_)},
                                                 {"QKV_COLOUR", terminal.has_colour ? "1" : "0"},
                                                 {"QKV_NO_INSTALL", "1"}}),
                                    nullptr, [this, is_again](Child& child, bool) {
                                        guarded([&] {
                                            const std::string said = child.rest();
                                            command_.reset();
                                            // who left it meanwhile does not want it back in another width
                                            if (!is_again || state_.view() == WatchView::text) {
                                                state_.show_text(command_title_, said);
                                            }
                                            look_at_files();  // which the command may have written
                                            quit_when_alone();
                                            fit_text();
                                        });
                                    });
        command_->close_input();
    }

    /// What a command said was broken into lines for the width that the terminal had then.
    void fit_text() {
        if (is_quitting_ || command_ || state_.view() != WatchView::text) return;
        if (!shown_ || shown_->runs_once) return;
        if (columns_of_a_text(session_->terminal()) == shown_columns_) return;
        run_command(RunCommand(*shown_), false);
    }

    static std::vector<std::string> environment(
        const std::vector<std::pair<std::string, std::string>>& more) {
        std::vector<std::string> entries;
        uv_env_item_t* items = nullptr;
        int count = 0;
        if (uv_os_environ(&items, &count) == 0) {
            for (int i = 0; i < count; ++i) {
                const std::string_view name = items[i].name;
                const bool is_given = std::any_of(more.begin(), more.end(), [&](const auto& entry) {
                    return entry.first == name;
                });
                if (!is_given) entries.push_back(fmt::format("{}={}", name, items[i].value));
            }
            uv_os_free_environ(items, count);
        }
        for (const auto& [name, value] : more) entries.push_back(name + '=' + value);
        return entries;
    }

    void draw() {
        if (is_quitting_) return;
        const Terminal terminal = session_->terminal();
        const std::size_t rows = session_->rows();
        const std::vector<std::string> body = watch_body(state_, terminal);
        state_.resize(body_rows(rows));
        state_.set_body_lines(body.size());
        session_->show(watch_screen(state_, body, terminal, rows));
    }

    // ---- the end --------------------------------------------------------------------------
    void quit() {
        if (is_quitting_) return;
        is_quitting_ = true;
        session_.reset();  // the terminal first: what is left to do may take a moment
        carry_out(StopCheck{});
        if (command_) command_->stop(SIGTERM);
        for (WatchedFolder& folder : folders_) uv_close(base(folder.event), nullptr);
        uv_close(base(keys_), nullptr);
        for (uv_signal_t& signal : signals_) uv_close(base(signal), nullptr);
        uv_close(base(escape_timer_), nullptr);
        uv_timer_stop(&file_timer_);
        uv_timer_start(
            &file_timer_,
            [](uv_timer_t* timer) {
                auto& self = *static_cast<Watch*>(timer->data);
                for (const auto& child : self.ending_) child->stop(SIGKILL);
                if (self.command_) self.command_->stop(SIGKILL);
            },
            patience_milliseconds, 0);
        quit_when_alone();
    }

    void quit_when_alone() {
        if (!is_quitting_ || !ending_.empty() || command_) return;
        if (uv_is_closing(base(file_timer_)) == 0) uv_close(base(file_timer_), nullptr);
    }

    /// Exceptions may not go through libuv, which is C.
    template <class Action>
    void guarded(const Action& action) {
        try {
            action();
        } catch (const std::exception& error) {
            failure_ = error.what();
            quit();
        }
    }

    const Course& course_;
    WatchState state_;
    std::string program_;
    std::vector<WatchedFolder> folders_;  ///< never moved: libuv points into it
    std::vector<WatchedFile> files_;
    uv_loop_t loop_{};
    int key_descriptor_ = -1;
    uv_poll_t keys_{};
    std::array<uv_signal_t, 5> signals_{};
    uv_timer_t escape_timer_{};
    uv_timer_t file_timer_{};
    KeyParser parser_;
    std::optional<TerminalSession> session_;
    std::optional<StartCheck> to_start_;
    bool is_checking_ = false;  ///< the worker, at this moment
    std::unique_ptr<Child> worker_;
    std::vector<std::unique_ptr<Child>> ending_;
    std::unique_ptr<Child> command_;
    std::string command_title_;
    std::optional<RunCommand> shown_;  ///< the newest command
    std::size_t shown_columns_ = 0;    ///< for so many its text was made
    std::string failure_;
    bool is_quitting_ = false;
    int stopped_by_ = 0;
};

}  // namespace

int watch(const Course& course, const WatchOptions& options) {
    return Watch(course, options).run();
}

}  // namespace coach
