#include <doctest/doctest.h>
#include <sys/wait.h>

#include <algorithm>

#include "clone.hpp"

using namespace watch_tests;

namespace {

const std::string first_lesson = "1_projections";

std::size_t count(const std::string& text, const std::string& piece) {
    std::size_t found = 0;
    for (std::size_t at = text.find(piece); at != std::string::npos;
         at = text.find(piece, at + 1)) {
        ++found;
    }
    return found;
}

}  // namespace

TEST_CASE("a resize draws anew: the title above, the keys in the last line") {
    as_shipped();
    Watch watch;
    watch.terminal.wait_for("Waiting for a save.");
    for (const Size size : {Size{20, 60}, Size{24, 80}, Size{50, 200}, Size{3, 10}, Size{24, 80}}) {
        CAPTURE(size.columns);
        watch.terminal.resize(size);
        watch.terminal.wait_until(
            [&] {
                const std::vector<std::string> lines = watch.terminal.lines();
                const bool has_title = size.rows < 4 || lines.front().find("  Lesson 1: The") == 0;
                const bool has_keys = lines.back().find("? keys q") != std::string::npos;
                return has_title && has_keys;
            },
            "the screen at another size");
    }
}

TEST_CASE("a line as wide as the terminal keeps its last character") {
    as_shipped();
    Watch watch({24, 80});
    watch.terminal.wait_for("0 of " + std::to_string(exercises()) + " passed");
    CHECK(watch.terminal.lines()[0].size() >= 79);
    watch.terminal.resize({24, static_cast<int>(watch.terminal.lines()[0].size())});
    watch.terminal.wait_for("0 of " + std::to_string(exercises()) + " passed");
}

TEST_CASE("wide characters of an exception break no line") {
    as_shipped();
    std::string word;
    for (int i = 0; i < 60; ++i) word += "漢字";
    save_in_place(learner_file(first_lesson), throwing(word + "終"));
    Watch watch({24, 61});
    watch.terminal.wait_for("終");
    watch.terminal.wait_for("Waiting for a save.");
    const std::vector<std::string> lines = watch.terminal.lines();
    CHECK(lines[0].find("  Lesson 1: The") == 0);
    CHECK(lines.back().find("q quit") != std::string::npos);
    CHECK(count(watch.terminal.screen(), "漢") == 60);  // nothing is cut off
}

TEST_CASE("NO_COLOR: no colours, and everything else") {
    as_shipped();
    Watch watch({}, {{"NO_COLOR", "1"}});
    watch.terminal.wait_for("Waiting for a save.");
    for (const std::string colour : {"1", "2", "31", "32", "33", "36"}) {
        CHECK(watch.terminal.sent().find("\033[" + colour + "m") == std::string::npos);
    }
    CHECK(watch.terminal.is_on_other_screen());
}

TEST_CASE("a terminal that can only write lines gets lines") {
    as_shipped();
    Watch watch({}, {{"TERM", "dumb"}});
    watch.terminal.wait_for("Waiting for a save.");
    watch.terminal.press("q");
    watch.terminal.wait_for_end();
    CHECK(watch.terminal.sent().find('\033') == std::string::npos);
    CHECK(count(watch.terminal.sent(), "Open this file in your editor") == 1);
}

TEST_CASE("a terminal that reads nothing for a while gets whole sequences, and the last screen") {
    as_shipped();
    Watch watch;
    watch.terminal.wait_for("Waiting for a save.");
    // far more than a terminal holds back
    for (int i = 0; i < 400; ++i) watch.terminal.press(i % 2 == 0 ? "l" : "?");
    watch.terminal.press("\rn");
    watch.terminal.wait_for("1.1 head_width does not pass yet");
    const std::vector<std::string> lines = watch.terminal.lines();
    CHECK(lines[0].find("  Lesson 1: The") == 0);
    for (const std::string& line : lines) CHECK(line.find("[0m") == std::string::npos);
}
