/// @file
/// The real ./qkv in a terminal of its own: a pseudo-terminal with an emulator behind it, so that tests
/// read a screen as a person does. Nothing sleeps: what is waited for is the program's output.
#pragma once

#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace watch_tests {

/// Much longer than anything takes: who waits so long has found a fault.
inline constexpr std::chrono::seconds patience{120};

struct Size {
    int rows = 24;
    int columns = 80;
};

class PseudoTerminal {
 public:
    using Environment = std::map<std::string, std::string>;

    /// Starts a program as the leader of a session with this terminal. It finds `environment` beside
    /// the test's own; a NO_COLOR that the test has is taken away.
    ///
    /// @throws std::runtime_error if the system has no terminal or process to give
    PseudoTerminal(const std::vector<std::string>& arguments, Size size = {},
                   const Environment& environment = {});
    /// Kills what still runs.
    ~PseudoTerminal();
    PseudoTerminal(const PseudoTerminal&) = delete;
    PseudoTerminal& operator=(const PseudoTerminal&) = delete;

    // ---- what a person does ---------------------------------------------------------------
    void press(const std::string& keys);
    void resize(Size size);
    void send(int signal) const;
    /// Closes the window: the program's terminal is gone.
    void hang_up();

    // ---- what a person sees ---------------------------------------------------------------
    /// Reads what comes until the screen holds the text. @throws std::runtime_error with the screen
    /// if it does not come, or the program ends before.
    void wait_for(const std::string& text);
    /// The same, for whatever a screen may have to be.
    void wait_until(const std::function<bool()>& holds, const std::string& what);
    /// Reads what comes within a time, or until something has come if that is sooner.
    ///
    /// @return whether something came
    bool read_for(std::chrono::milliseconds time);

    /// The lines of the screen, without spaces at their ends.
    std::vector<std::string> lines() const;
    std::string screen() const;
    bool shows(const std::string& text) const;
    bool is_on_other_screen() const { return is_on_other_screen_; }
    bool has_cursor() const { return has_cursor_; }
    /// All bytes that came, with their escape sequences.
    const std::string& sent() const { return sent_; }

    // ---- the program ----------------------------------------------------------------------
    pid_t pid() const { return pid_; }
    /// Waits for the end. @return the status, as waitpid() tells it
    int wait_for_end();
    /// What the terminal is set to.
    termios settings() const;
    /// Do reads wait for keys, as whoever reads next will expect?
    bool reads_wait() const;

 private:
    void take(const char* bytes, std::size_t size);

    int master_ = -1;
    int slave_ = -1;
    pid_t pid_ = -1;
    bool has_ended_ = false;
    int status_ = 0;
    VTerm* emulator_ = nullptr;
    VTermScreen* screen_ = nullptr;
    VTermScreenCallbacks callbacks_{};
    bool is_on_other_screen_ = false;
    bool has_cursor_ = true;
    std::string sent_;
};

/// Are they the same, in all that matters to a shell?
bool same_settings(const termios& one, const termios& other);

}  // namespace watch_tests
