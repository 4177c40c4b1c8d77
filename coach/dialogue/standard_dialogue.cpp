#include "dialogue/standard_dialogue.hpp"

#include <fmt/format.h>
#include <histedit.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cwchar>

#include "command_tools.hpp"

namespace coach {
namespace {

constexpr std::array<int, 3> ending_signals{SIGINT, SIGTERM, SIGHUP};
volatile std::sig_atomic_t ended_by = 0;

void on_signal(int signal) { ended_by = signal; }

/// Reads of the terminal are cut off by it: they are not begun again.
void handle_signals(void (*handler)(int)) {
    for (const int signal : ending_signals) {
        struct sigaction action {};
        action.sa_handler = handler;
        sigaction(signal, &action, nullptr);
    }
}

double steady_seconds() {
    using namespace std::chrono;
    return duration<double>(steady_clock::now().time_since_epoch()).count();
}

bool can_edit_lines() {
    const char* const kind = std::getenv("TERM");
    return isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0 && kind != nullptr &&
           *kind != '\0' && std::string_view(kind) != "dumb";
}

/// A byte of standard input.
///
/// @return 1, or 0 if no more come
int read_byte(char& byte) {
    while (ended_by == 0) {
        const ssize_t got = ::read(STDIN_FILENO, &byte, 1);
        if (got >= 0) return static_cast<int>(got);
        if (errno != EINTR) return 0;
    }
    return 0;
}

/// The next line of a file or a pipe; the last one may lack its end.
std::optional<std::string> read_line() {
    std::string line;
    char byte = 0;
    while (read_byte(byte) == 1) {
        if (byte == '\n') return line;
        if (byte != '\r') line += byte;
    }
    if (line.empty() || ended_by != 0) return std::nullopt;
    return line;
}

}  // namespace

struct StandardDialogue::Editor {
    Editor() {
        // For the letters of what is typed only: numbers are written in one way everywhere.
        const char* const locale = std::setlocale(LC_CTYPE, "");
        if (locale == nullptr || MB_CUR_MAX == 1) std::setlocale(LC_CTYPE, "C.UTF-8");
        line = el_init("qkv", stdin, stdout, stderr);
        if (line == nullptr) return;
        el_set(line, EL_CLIENTDATA, this);
        el_set(line, EL_PROMPT_ESC, &Editor::prompt_of, '\1');
        el_set(line, EL_GETCFN, &Editor::read_character);
        el_set(line, EL_EDITOR, "emacs");
        el_set(line, EL_SIGNAL, 1);
        handle_signals(on_signal);  // those that el_init found come back after each line
    }

    ~Editor() {
        if (line != nullptr) el_end(line);
    }

    static Editor& of(EditLine* line) {
        void* self = nullptr;
        el_get(line, EL_CLIENTDATA, &self);
        return *static_cast<Editor*>(self);
    }

    static char* prompt_of(EditLine* line) {
        Editor& self = of(line);
        self.shown_prompt =
            self.since
                ? fmt::format("{} {}", clock_text(steady_seconds() - *self.since), self.prompt)
                : self.prompt;
        return self.shown_prompt.data();
    }

    /// The prompt anew, with what was typed. The library draws from where the cursor is.
    void redraw() {
        const LineInfo* const info = el_line(line);
        const std::string_view before(info->buffer,
                                      static_cast<std::size_t>(info->cursor - info->buffer));
        const std::size_t columns =
            std::max<std::size_t>(Terminal::of_standard_output().columns, 1);
        const std::size_t row = (width_of(shown_prompt) + width_of(before)) / columns;
        fmt::print("{}\r\033[J", row == 0 ? "" : fmt::format("\033[{}A", row));
        el_set(line, EL_REFRESH);
    }

    /// One character; meanwhile the clock runs.
    static int read_character(EditLine* line, wchar_t* character) {
        Editor& self = of(line);
        std::mbstate_t state{};
        while (true) {
            pollfd input{STDIN_FILENO, POLLIN, 0};
            const int ready = poll(&input, 1, self.since ? 1000 : -1);
            if (ended_by != 0) return -1;
            if (ready == 0) self.redraw();
            if (ready <= 0) continue;
            char byte = 0;
            if (read_byte(byte) != 1) return 0;
            // Ctrl-D between two prompts: the terminal took it for the end of a file, and keeps it so
            if (byte == '\0') return 0;
            switch (std::mbrtowc(character, &byte, 1, &state)) {
                case static_cast<std::size_t>(-2):  // its first bytes
                    continue;
                case static_cast<std::size_t>(-1):  // no UTF-8
                    state = {};
                    *character = L'?';
                    return 1;
                default:
                    return 1;
            }
        }
    }

    EditLine* line = nullptr;
    std::string prompt;
    std::string shown_prompt;
    std::optional<double> since;
};

StandardDialogue::StandardDialogue() {
    ended_by = 0;
    handle_signals(on_signal);
    if (!can_edit_lines()) return;
    editor_ = std::make_unique<Editor>();
    if (editor_->line == nullptr) editor_.reset();
}

StandardDialogue::~StandardDialogue() {
    editor_.reset();
    handle_signals(SIG_DFL);
}

void StandardDialogue::say(std::string_view text) { print(text); }

std::optional<std::string> StandardDialogue::read(std::string_view prompt,
                                                  std::optional<double> since) {
    if (ended_by != 0) return std::nullopt;
    if (!editor_) {
        print(fmt::format("{}\n", prompt));
        return read_line();
    }
    // what was pasted as an answer, with an empty line in it, would answer the questions that follow
    if (editor_->since && !since) tcflush(STDIN_FILENO, TCIFLUSH);
    editor_->prompt = prompt;
    editor_->since = since;
    int length = 0;
    const char* const text = el_gets(editor_->line, &length);
    if (text == nullptr || length <= 0 || ended_by != 0) {
        print("\n");
        return std::nullopt;
    }
    std::string line(text, static_cast<std::size_t>(length));
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
    return line;
}

double StandardDialogue::seconds() { return steady_seconds(); }

Now StandardDialogue::now() { return now_here(); }

Terminal StandardDialogue::terminal() { return Terminal::of_standard_output(); }

int StandardDialogue::exit_status() {
    constexpr int exit_of_signals = 128;
    return ended_by == 0 ? 0 : exit_of_signals + ended_by;
}

}  // namespace coach
