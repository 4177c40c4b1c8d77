/// @file
/// Questions that are put to somebody, and the lines that come back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "progress/time.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// Whoever answers: a person at a terminal, a file, a pipe, a test.
class Dialogue {
 public:
    Dialogue() = default;
    virtual ~Dialogue() = default;
    Dialogue(const Dialogue&) = delete;
    Dialogue& operator=(const Dialogue&) = delete;

    virtual void say(std::string_view text) = 0;

    /// A line, without its end.
    ///
    /// @param prompt what stands before it: "> "
    /// @param since  seconds(), from which on a clock runs in the prompt; none for no clock
    /// @return none if no more lines come: Ctrl-C, Ctrl-D, the end of a file, a closed terminal; or if
    ///         whoever answers has had enough: `/quit` or `/q`, at whatever prompt
    std::optional<std::string> ask(std::string_view prompt,
                                   std::optional<double> since = std::nullopt);

    /// Seconds since some hour, whatever becomes of the clock on the wall.
    virtual double seconds() = 0;

    virtual Now now() = 0;

    virtual Terminal terminal() = 0;

 private:
    /// What ask() returns, whatever it says.
    virtual std::optional<std::string> read(std::string_view prompt,
                                            std::optional<double> since) = 0;
};

/// Dialogue::ask() has returned none.
struct DialogueEnded {};

/// Dialogue::ask(), for whoever cannot go on without a line.
///
/// @throws DialogueEnded if none comes
std::string line_from(Dialogue& dialogue, std::string_view prompt,
                      std::optional<double> since = std::nullopt);

/// "0:42", "12:05".
std::string clock_text(double seconds);

}  // namespace coach
