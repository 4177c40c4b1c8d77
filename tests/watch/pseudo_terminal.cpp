#include "pseudo_terminal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

namespace watch_tests {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

winsize size_of(Size size) {
    winsize result{};
    result.ws_row = static_cast<unsigned short>(size.rows);
    result.ws_col = static_cast<unsigned short>(size.columns);
    return result;
}

std::runtime_error failure(const std::string& what) {
    return std::runtime_error(what + ": " + std::strerror(errno));
}

[[noreturn]] void become(const std::vector<std::string>& arguments,
                         const PseudoTerminal::Environment& environment) {
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    unsetenv("NO_COLOR");
    unsetenv("QKV_ROOT");
    setenv("TERM", "xterm-256color", 1);
    for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
    std::vector<char*> pointers;
    for (const std::string& argument : arguments) {
        pointers.push_back(const_cast<char*>(argument.c_str()));
    }
    pointers.push_back(nullptr);
    execv(pointers[0], pointers.data());
    _exit(127);
}

}  // namespace

PseudoTerminal::PseudoTerminal(const std::vector<std::string>& arguments, Size size,
                               const Environment& environment) {
    winsize window = size_of(size);
    if (openpty(&master_, &slave_, nullptr, nullptr, &window) != 0) throw failure("openpty");
    fcntl(master_, F_SETFD, FD_CLOEXEC);
    fcntl(slave_, F_SETFD, FD_CLOEXEC);
    pid_ = fork();
    if (pid_ < 0) throw failure("fork");
    if (pid_ == 0) {
        setsid();
        ioctl(slave_, TIOCSCTTY, 0);
        for (const int descriptor : {0, 1, 2}) dup2(slave_, descriptor);
        become(arguments, environment);
    }
    emulator_ = vterm_new(size.rows, size.columns);
    vterm_set_utf8(emulator_, 1);
    screen_ = vterm_obtain_screen(emulator_);
    callbacks_.settermprop = [](VTermProp property, VTermValue* value, void* user) {
        auto& self = *static_cast<PseudoTerminal*>(user);
        if (property == VTERM_PROP_ALTSCREEN) self.is_on_other_screen_ = value->boolean != 0;
        if (property == VTERM_PROP_CURSORVISIBLE) self.has_cursor_ = value->boolean != 0;
        return 1;
    };
    vterm_screen_set_callbacks(screen_, &callbacks_, this);
    vterm_screen_enable_altscreen(screen_, 1);
    vterm_screen_reset(screen_, 1);
}

PseudoTerminal::~PseudoTerminal() {
    if (!has_ended_) {
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    if (master_ >= 0) close(master_);
    close(slave_);
    vterm_free(emulator_);
}

void PseudoTerminal::press(const std::string& keys) {
    if (write(master_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size())) {
        throw failure("cannot press keys");
    }
}

void PseudoTerminal::resize(Size size) {
    const winsize window = size_of(size);
    vterm_set_size(emulator_, size.rows, size.columns);
    if (ioctl(master_, TIOCSWINSZ, &window) != 0) throw failure("cannot resize");  // and SIGWINCH
}

void PseudoTerminal::send(int signal) const { kill(pid_, signal); }

void PseudoTerminal::hang_up() {
    close(master_);
    master_ = -1;
}

void PseudoTerminal::take(const char* bytes, std::size_t size) {
    sent_.append(bytes, size);
    vterm_input_write(emulator_, bytes, size);
}

bool PseudoTerminal::read_for(milliseconds time) {
    if (master_ < 0) return false;
    pollfd readable{master_, POLLIN, 0};
    if (poll(&readable, 1, static_cast<int>(time.count())) <= 0) return false;
    std::array<char, 65536> bytes{};
    const ssize_t count = read(master_, bytes.data(), bytes.size());
    if (count <= 0) return false;
    take(bytes.data(), static_cast<std::size_t>(count));
    return true;
}

void PseudoTerminal::wait_until(const std::function<bool()>& holds, const std::string& what) {
    const auto deadline = Clock::now() + patience;
    while (!holds()) {
        const bool came = read_for(milliseconds(50));
        if (came) continue;
        if (!has_ended_ && waitpid(pid_, &status_, WNOHANG) == pid_) {
            has_ended_ = true;
            while (read_for(milliseconds(0))) {
            }
            if (holds()) return;
        }
        if (has_ended_ || Clock::now() > deadline) {
            throw std::runtime_error((has_ended_ ? "it ended without: " : "it does not come: ") +
                                     what + "\nthe screen:\n" + screen());
        }
    }
}

void PseudoTerminal::wait_for(const std::string& text) {
    wait_until([&] { return shows(text); }, text);
}

std::vector<std::string> PseudoTerminal::lines() const {
    int rows = 0;
    int columns = 0;
    vterm_get_size(emulator_, &rows, &columns);
    std::vector<std::string> result;
    for (int row = 0; row < rows; ++row) {
        // a character takes up to six cells' worth of marks, of up to four bytes each
        std::string text(static_cast<std::size_t>(columns) * 24 + 1, '\0');
        const std::size_t size =
            vterm_screen_get_text(screen_, text.data(), text.size(), {row, row + 1, 0, columns});
        text.resize(size);
        text.erase(text.find_last_not_of(" \n") + 1);
        result.push_back(text);
    }
    return result;
}

std::string PseudoTerminal::screen() const {
    std::string text;
    for (const std::string& line : lines()) text += line + '\n';
    return text;
}

bool PseudoTerminal::shows(const std::string& text) const {
    return screen().find(text) != std::string::npos;
}

int PseudoTerminal::wait_for_end() {
    const auto deadline = Clock::now() + patience;
    while (!has_ended_) {
        read_for(milliseconds(20));
        if (master_ < 0) poll(nullptr, 0, 1);  // nothing can come: only the end is waited for
        has_ended_ = waitpid(pid_, &status_, WNOHANG) == pid_;
        if (!has_ended_ && Clock::now() > deadline) {
            throw std::runtime_error("it does not end; the screen:\n" + screen());
        }
    }
    while (read_for(milliseconds(0))) {
    }
    return status_;
}

termios PseudoTerminal::settings() const {
    termios settings{};
    if (tcgetattr(slave_, &settings) != 0) throw failure("tcgetattr");
    return settings;
}

bool PseudoTerminal::reads_wait() const { return (fcntl(slave_, F_GETFL) & O_NONBLOCK) == 0; }

bool same_settings(const termios& one, const termios& other) {
    return one.c_iflag == other.c_iflag && one.c_oflag == other.c_oflag &&
           one.c_lflag == other.c_lflag && one.c_cflag == other.c_cflag &&
           std::equal(std::begin(one.c_cc), std::end(one.c_cc), std::begin(other.c_cc));
}

}  // namespace watch_tests
