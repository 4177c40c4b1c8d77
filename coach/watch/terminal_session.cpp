#include "watch/terminal_session.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "problem.hpp"

namespace coach {
namespace {

// the other screen, without a cursor; and back
// Pasted text comes between marks, so that it is not taken for keys.
constexpr std::string_view enter_screen = "\033[?1049h\033[?25l\033[?2004h\033[H\033[2J";
// A crash may have cut off a link, a colour or a frame, so these end first.
constexpr std::string_view leave_screen = "\033\\\033[0m\033[?2026l\033[?2004l\033[?25h\033[?1049l";
constexpr std::array<int, 5> crashes{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

// For the handlers of crashes, which may touch no more than this.
termios before;
volatile std::sig_atomic_t is_taken = 0;
volatile std::sig_atomic_t has_other_screen = 0;

/// Nothing here but what a signal handler may call.
void restore() {
    if (is_taken == 0) return;
    is_taken = 0;
    // the settings first: a terminal that takes no text for now would keep them
    tcsetattr(STDIN_FILENO, TCSANOW, &before);
    if (has_other_screen != 0) {
        [[maybe_unused]] const auto written =
            write(STDOUT_FILENO, leave_screen.data(), leave_screen.size());
    }
}

void on_crash(int signal) {
    restore();
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

bool can_move_cursor() {
    const char* const kind = std::getenv("TERM");
    return kind != nullptr && *kind != '\0' && std::string_view(kind) != "dumb";
}

}  // namespace

TerminalSession::TerminalSession() : has_cursor_(can_move_cursor()) {
    if (isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0) {
        throw Problem("the watch needs a terminal to read keys from and to draw on");
    }
    if (tcgetattr(STDIN_FILENO, &before) != 0) {
        throw Problem(fmt::format("cannot read the terminal's settings: {}", std::strerror(errno)));
    }
    take();
    for (const int crash : crashes) std::signal(crash, on_crash);
}

TerminalSession::~TerminalSession() {
    give_back();
    for (const int crash : crashes) std::signal(crash, SIG_DFL);
}

void TerminalSession::take() {
    termios raw = before;
    // each key at once and unseen, Ctrl-C among them; what is printed stays as usual
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG | IEXTEN);
    raw.c_iflag &= ~static_cast<tcflag_t>(IXON | ICRNL);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    if (tcsetattr(STDIN_FILENO, TCSANOW, &raw) != 0) {
        throw Problem(
            fmt::format("cannot switch the terminal to single keys: {}", std::strerror(errno)));
    }
    has_other_screen = has_cursor_ ? 1 : 0;
    is_taken = 1;
    if (has_cursor_) send(std::string(enter_screen));
}

void TerminalSession::take_again() {
    take();
    forget();
}

void TerminalSession::give_back() { restore(); }

Terminal TerminalSession::terminal() const {
    Terminal terminal = Terminal::of_standard_output();
    terminal.has_links = has_cursor_;
    return terminal;
}

std::size_t TerminalSession::rows() const {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0) return 24;
    return size.ws_row;
}

void TerminalSession::forget() { shown_.clear(); }

void TerminalSession::show(const std::vector<std::string>& lines) {
    if (lines == shown_) return;
    if (is_taken == 0) return;
    std::string text;
    if (has_cursor_) {
        // between these two the terminal does not draw, so that no half screen is seen
        text = "\033[?2026h";
        if (shown_.empty()) text += "\033[2J";
        for (std::size_t row = 0; row < lines.size(); ++row) {
            if (row < shown_.size() && shown_[row] == lines[row]) continue;
            // Emptied before it is written: after a line as wide as the terminal the cursor stands
            // on its last character.
            text += fmt::format("\033[{};1H\033[K{}", row + 1, lines[row]);
        }
        text += "\033[?2026l";
    } else {
        for (const std::string& line : lines) {
            const bool is_known = std::find(shown_.begin(), shown_.end(), line) != shown_.end();
            if (!is_known && line.find_first_not_of(' ') != std::string::npos) text += line + '\n';
        }
    }
    shown_ = lines;
    send(text);
}

void TerminalSession::send(const std::string& text) {
    std::string_view rest = text;
    while (!rest.empty()) {
        const ssize_t sent = write(STDOUT_FILENO, rest.data(), rest.size());
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0 && errno == EAGAIN) {  // somebody else made it so, and it is full
            pollfd full{STDOUT_FILENO, POLLOUT, 0};
            poll(&full, 1, -1);
            continue;
        }
        if (sent < 0) return;  // the terminal is gone; a signal says so as well
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
}

}  // namespace coach
