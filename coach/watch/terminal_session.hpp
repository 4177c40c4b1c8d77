/// @file
/// The terminal while the watch has it: keys come one by one, the screen is the watch's own. It is given
/// back however the watch ends.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "terminal/terminal.hpp"

namespace coach {

/// Takes the terminal of standard input and output; the destructor gives it back, and so do the
/// handlers of what a crash raises.
class TerminalSession {
 public:
    /// @throws Problem if there is no terminal, or it cannot be switched
    TerminalSession();
    ~TerminalSession();
    TerminalSession(const TerminalSession&) = delete;
    TerminalSession& operator=(const TerminalSession&) = delete;

    /// As it is now: it may have been resized.
    Terminal terminal() const;
    std::size_t rows() const;

    /// Shows the lines; only those that changed are sent. A terminal without a cursor to move gets
    /// those that it has not had before, one after another.
    void show(const std::vector<std::string>& lines);

    /// Everything is sent anew: after a resize, or when somebody else has written here.
    void forget();

    /// For a while, to stop as Ctrl-Z does: nothing is shown until it is taken again.
    void give_back();

    /// After the program was stopped and goes on: takes the terminal once more.
    void take_again();

 private:
    void take();
    void send(const std::string& text);

    bool has_cursor_ = true;
    std::vector<std::string> shown_;
};

}  // namespace coach
