// ./qkv rehearse in a terminal: lines are edited, a clock runs, and whatever ends it, the terminal is
// as it was and the answer is kept.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>

#include <cstdio>

#include "clone.hpp"

using namespace watch_tests;
namespace fs = std::filesystem;

namespace {

/// One question is asked.
struct Rehearsing {
    explicit Rehearsing(Size size = {})
        : terminal({(clone() / "qkv").string(), "rehearse", "why-scale"}, size) {}

    PseudoTerminal terminal;
    const termios before = terminal.settings();
};

/// Seconds on the clock of the last prompt; -1 if there is none. How late a test looks is not known.
int clock_of(const PseudoTerminal& terminal) {
    int seconds = -1;
    for (const std::string& line : terminal.lines()) {
        int minutes = 0;
        int rest = 0;
        if (std::sscanf(line.c_str(), "%d:%2d >", &minutes, &rest) == 2) {
            seconds = 60 * minutes + rest;
        }
    }
    return seconds;
}

struct FreshHistory {
    FreshHistory() { fs::remove_all(clone() / ".qkv"); }
    ~FreshHistory() { fs::remove_all(clone() / ".qkv"); }
};

}  // namespace

TEST_CASE("an answer is typed, edited and judged while a clock runs") {
    const FreshHistory fresh;
    Rehearsing rehearsing;
    PseudoTerminal& terminal = rehearsing.terminal;
    terminal.wait_for("Why are the scores divided by");
    terminal.wait_until([&] { return clock_of(terminal) >= 1; }, "a clock that runs");
    terminal.press("so that the softmax saturatesX");
    terminal.wait_for("saturatesX");
    terminal.press("\x7f");
    terminal.wait_until([&] { return !terminal.shows("saturatesX"); }, "the last letter is gone");
    terminal.press("\r");
    terminal.press("\r");
    terminal.wait_for("Enter: the two-minute answer");
    terminal.press("\r");
    terminal.wait_for("Is that right?");
    terminal.press("all\r");
    terminal.wait_for("5 [x]");
    terminal.press("\r");
    terminal.wait_for("Enter: its answer");
    terminal.press("\r");
    terminal.wait_for("1 answer:");
    CHECK(WEXITSTATUS(terminal.wait_for_end()) == 0);
    CHECK(same_settings(terminal.settings(), rehearsing.before));
}

TEST_CASE("Ctrl-C, a signal or a closed window keeps what was typed") {
    for (const std::string how : {"Ctrl-C", "SIGTERM", "kill", "hang up", "Ctrl-D"}) {
        CAPTURE(how);
        const FreshHistory fresh;
        {
            Rehearsing rehearsing;
            PseudoTerminal& terminal = rehearsing.terminal;
            terminal.wait_until([&] { return clock_of(terminal) >= 0; }, "a prompt");
            terminal.press("the variance grows\r");
            // the next prompt: the line before it is kept
            terminal.wait_until(
                [&] {
                    const std::string typed = "the variance grows\n";
                    const std::string screen = terminal.screen();
                    const std::size_t line = screen.find(typed);
                    return line != std::string::npos &&
                           screen.find(" >", line + typed.size()) != std::string::npos;
                },
                "a second prompt");
            terminal.press("half a li");
            terminal.wait_for("half a li");
            if (how == "Ctrl-C") terminal.press("\x03");
            if (how == "Ctrl-D") terminal.press("\r\r");
            if (how == "SIGTERM") terminal.send(SIGTERM);
            if (how == "kill") terminal.send(SIGKILL);
            if (how == "hang up") terminal.hang_up();
            if (how == "Ctrl-D") {
                terminal.wait_for("Enter: the two-minute answer");
                // as a person does: once more where nothing happens
                do {
                    terminal.press("\x04");
                } while (!terminal.read_for(std::chrono::seconds(2)));
            }
            const int status = terminal.wait_for_end();
            if (how == "Ctrl-C") CHECK(WEXITSTATUS(status) == 128 + SIGINT);
            if (how == "SIGTERM") CHECK(WEXITSTATUS(status) == 128 + SIGTERM);
            if (how == "Ctrl-D") CHECK(WEXITSTATUS(status) == 0);
            if (how == "Ctrl-C" || how == "SIGTERM" || how == "Ctrl-D") {
                CHECK(same_settings(terminal.settings(), rehearsing.before));
            }
        }
        Rehearsing again;
        again.terminal.wait_for("is kept, and not ticked yet");
        again.terminal.wait_for("the variance grows");
    }
}
