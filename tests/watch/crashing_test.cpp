#include <doctest/doctest.h>

#include "clone.hpp"

using namespace watch_tests;

namespace {

const std::string first_lesson = "1_projections";

const std::string null_pointer =
    "const double* const cells = nullptr;\n"
    "    return x(0, 0) * cells[1] * matmul(x, w);";

/// What the watch is to begin with.
void fail_otherwise() {
    as_shipped();
    save_in_place(learner_file(first_lesson), throwing("before"));
}

/// Saves what crashes when that was checked.
void crash_in(Watch& watch) {
    watch.terminal.wait_for("\"before\"");
    watch.terminal.wait_for("Waiting for a save.");
    save_in_place(learner_file(first_lesson), with_project(null_pointer));
}

}  // namespace

TEST_CASE("a crash is shown at once, and then its line") {
    fail_otherwise();
    Watch watch({40, 100});
    crash_in(watch);
    watch.terminal.wait_for("the program crashed with SIGSEGV");
    watch.terminal.wait_for("looking for the line where lesson 1 crashes ...");
    watch.terminal.wait_for("projections.cpp:35:");
    watch.terminal.wait_for(": null-dereference");
    watch.terminal.wait_for("return x(0, 0) * cells[1] * matmul(x, w);");
    watch.terminal.wait_for("It reads through a null pointer.");
    watch.terminal.wait_for("Waiting for a save.");
    CHECK(watch.terminal.shows("the program crashed with SIGSEGV"));
}

TEST_CASE("a save while the line of a crash is looked for is checked at once") {
    fail_otherwise();
    Watch watch({40, 100});
    crash_in(watch);
    watch.terminal.wait_for("looking for the line where lesson 1 crashes ...");
    save_in_place(learner_file(first_lesson), throwing("afterwards"));
    watch.terminal.wait_for("\"afterwards\"");
    watch.terminal.wait_for("Waiting for a save.");
    CHECK(watch.terminal.shows("\"afterwards\""));
    CHECK_FALSE(watch.terminal.shows("null-dereference"));
}

TEST_CASE("who quits while the line of a crash is looked for leaves no process") {
    fail_otherwise();
    Watch watch({40, 100});
    crash_in(watch);
    watch.terminal.wait_for("looking for the line where lesson 1 crashes ...");
    watch.terminal.press("q");
    watch.terminal.wait_for_end();
    watch.wait_until_alone();
}
