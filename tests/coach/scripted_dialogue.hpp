/// @file
/// A dialogue whose answers are written beforehand, and whose clock goes on by each of them.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "dialogue/dialogue.hpp"
#include "practice_examples.hpp"

namespace coach_tests {

class ScriptedDialogue : public coach::Dialogue {
 public:
    /// @param lines         what comes back, one after the other; then nothing
    /// @param seconds_a_line how long each takes
    explicit ScriptedDialogue(std::deque<std::string> lines, double seconds_a_line = 10,
                              std::size_t columns = 80)
        : lines_(std::move(lines)), seconds_a_line_(seconds_a_line), columns_(columns) {}

    void say(std::string_view text) override { shown += text; }

    double seconds() override { return seconds_; }

    coach::Now now() override { return {noon(today, static_cast<int>(seconds_ / 60)), day(today)}; }

    coach::Terminal terminal() override {
        coach::Terminal terminal;
        terminal.columns = columns_;
        return terminal;
    }

    std::size_t lines_left() const { return lines_.size(); }

    std::string shown;
    int today = 0;

 private:
    std::optional<std::string> read(std::string_view prompt, std::optional<double> since) override {
        shown += prompt;
        shown += since ? "(timed)\n" : "\n";
        if (lines_.empty()) return std::nullopt;
        seconds_ += seconds_a_line_;
        std::string line = lines_.front();
        lines_.pop_front();
        return line;
    }

    std::deque<std::string> lines_;
    double seconds_a_line_;
    std::size_t columns_;
    double seconds_ = 1000;
};

}  // namespace coach_tests
