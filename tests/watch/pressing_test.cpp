#include <doctest/doctest.h>

#include "clone.hpp"

using namespace watch_tests;

namespace {

const std::string first_lesson = "1_projections";

}  // namespace

TEST_CASE("n goes on when the exercise passes, and not before") {
    as_shipped();
    Watch watch;
    watch.terminal.wait_for("Waiting for a save.");
    watch.terminal.press("n");
    watch.terminal.wait_for("1.1 head_width does not pass yet");
    save_in_place(learner_file(first_lesson), throwing("not yet"));
    watch.terminal.wait_for("1.1 head_width passes.");
    CHECK_FALSE(watch.terminal.shows("\"not yet\""));
    watch.terminal.press("n");
    watch.terminal.wait_for("\"not yet\"");
}

TEST_CASE("h shows a hint, and then the next one") {
    as_shipped();
    Watch watch;
    watch.terminal.wait_for("1.1 head_width");
    watch.terminal.press("h");
    watch.terminal.wait_for("hint 1 of 3");
    CHECK_FALSE(watch.terminal.shows("hint 2 of 3"));
    watch.terminal.press("h");
    watch.terminal.wait_for("hint 2 of 3");
    watch.terminal.press("\r");
    watch.terminal.wait_until([&] { return !watch.terminal.shows("hint 1 of 3"); },
                              "the verdict again");
}

TEST_CASE("the list and the keys come and go") {
    as_shipped();
    Watch watch({50, 80});
    watch.terminal.wait_for("1.1 head_width");
    watch.terminal.press("l");
    watch.terminal.wait_for("All exercises.");
    watch.terminal.press("\033[F");  // the end key
    watch.terminal.wait_for("5.7 EncoderMemory");
    watch.terminal.press("f");
    watch.terminal.wait_for("Those that fail.");
    watch.terminal.press("?");
    watch.terminal.wait_for("quits; everything is saved all the time");
    watch.terminal.press("?");
    watch.terminal.wait_for("Open this file in your editor");
}

TEST_CASE("the solution beside one's own code fits a terminal that is resized") {
    as_shipped();
    Watch watch({24, 80});
    watch.terminal.wait_for("Waiting for a save.");
    save_in_place(learner_file(first_lesson), throwing("not yet"));
    watch.terminal.wait_for("1.1 head_width passes.");
    watch.terminal.press("s");
    watch.terminal.wait_for("solutions/1_projections.cpp");
    CHECK_FALSE(watch.terminal.shows("+ solutions/1_projections.cpp"));
    watch.terminal.resize({20, 60});
    watch.terminal.wait_for(
        "+ solutions/1_projections.cpp");  // one below the other: there is no room
}

TEST_CASE("what is pasted is not taken for keys") {
    as_shipped();
    Watch watch;
    watch.terminal.wait_for("Waiting for a save.");
    watch.terminal.press("\033[200~xyq\r\033[201~?");
    watch.terminal.wait_for("quits; everything is saved all the time");
    CHECK(read_file(learner_file(first_lesson)) == stub(first_lesson));
}
