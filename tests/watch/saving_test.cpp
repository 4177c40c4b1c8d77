#include <doctest/doctest.h>
#include <poll.h>
#include <sys/wait.h>

#include <cstdlib>
#include <random>

#include "clone.hpp"

using namespace watch_tests;
namespace fs = std::filesystem;

namespace {

const std::string first_lesson = "1_projections";

/// The exit status of a command of the clone.
int run(const std::string& command) {
    const int status = std::system(
        ("'" + (clone() / "qkv").string() + "' " + command + " >/dev/null 2>&1").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void move_files(const fs::path& from, const fs::path& to) {
    for (const auto& entry : fs::directory_iterator(from)) {
        fs::rename(entry.path(), to / entry.path().filename());
    }
}

}  // namespace

TEST_CASE("it begins at the first open exercise, and says what to do") {
    as_shipped();
    Watch watch;
    watch.terminal.wait_for("1.1 head_width");
    watch.terminal.wait_for("lessons/1_projections/projections.cpp:14");
    watch.terminal.wait_for("Open this file in your editor");
    CHECK(watch.terminal.lines()[0].find("Lesson 1: The projections") != std::string::npos);
    watch.terminal.wait_for("Waiting for a save.");  // all lessons are checked
    CHECK(watch.terminal.lines()[0].find("0 of " + std::to_string(exercises()) + " passed") !=
          std::string::npos);
}

TEST_CASE("each way of saving is seen, and the mistake is named") {
    as_shipped();
    save_in_place(learner_file(first_lesson), throwing("before"));
    Watch watch;
    watch.terminal.wait_for("\"before\"");
    save_in_place(learner_file(first_lesson), throwing("in place"));
    watch.terminal.wait_for("\"in place\"");
    save_by_rename(learner_file(first_lesson), throwing("by rename"));
    watch.terminal.wait_for("\"by rename\"");
    save_in_pieces(learner_file(first_lesson), throwing("in pieces"));
    watch.terminal.wait_for("\"in pieces\"");
    save_by_delete(learner_file(first_lesson), throwing("deleted first"));
    watch.terminal.wait_for("\"deleted first\"");
    save_by_rename(learner_file(first_lesson), with_project("return matmul(x, xt::transpose(w));"));
    watch.terminal.press("\033[F");
    watch.terminal.wait_until(
        [&] {
            watch.terminal.press("\033[F");  // to the end, whenever the verdict comes
            return watch.terminal.shows("These are the products X·Wᵀ, not X·W.");
        },
        "the name of the mistake");
}

TEST_CASE("of a hundred saves in a row the last one decides") {
    as_shipped();
    save_in_place(learner_file(first_lesson), throwing("before"));
    Watch watch;
    watch.terminal.wait_for("\"before\"");
    for (int i = 1; i <= 100; ++i) {
        save_in_place(learner_file(first_lesson), throwing("save " + std::to_string(i)));
    }
    watch.terminal.wait_for("\"save 100\"");
    watch.terminal.wait_for("Waiting for a save.");
    CHECK(watch.terminal.shows("\"save 100\""));
}

TEST_CASE("a save of another lesson is told, and o goes there") {
    as_shipped();
    Watch watch;
    watch.terminal.wait_for("Waiting for a save.");
    save_in_place(learner_file("2_roles"), reference("2_roles"));
    watch.terminal.wait_for("Lesson 2 was saved. o: go there");
    watch.terminal.press("o");
    watch.terminal.wait_for("Lesson 2: The roles");
    watch.terminal.wait_for(std::to_string(exercises("2_roles")) + " of ");
}

TEST_CASE("a file that is gone is told, and checked when it is back") {
    as_shipped();
    Watch watch;
    watch.terminal.wait_for("Waiting for a save.");
    fs::remove(learner_file(first_lesson));
    watch.terminal.wait_for("lessons/1_projections/projections.cpp is gone");
    save_in_place(learner_file(first_lesson), stub(first_lesson));
    watch.terminal.wait_for("Waiting for a save.");
    save_in_place(learner_file(first_lesson), reference(first_lesson));
    watch.terminal.wait_for("1.1 head_width passes.");
}

TEST_CASE("a folder that is replaced, as git does, is watched on") {
    as_shipped();
    save_in_place(learner_file(first_lesson), throwing("before"));
    Watch watch;
    watch.terminal.wait_for("\"before\"");
    watch.terminal.wait_for("Waiting for a save.");
    const fs::path folder = learner_file(first_lesson).parent_path();
    const fs::path kept = clone() / "build" / "kept lesson";
    fs::remove_all(kept);
    // the files are moved, since their contents are what is built from
    SUBCASE("by another one") {
        fs::rename(folder, kept);
        fs::create_directory(folder);
        move_files(kept, folder);
    }
    SUBCASE("by one with its number, perhaps") {
        fs::create_directory(kept);
        move_files(folder, kept);
        fs::remove(folder);
        fs::create_directory(folder);
        move_files(kept, folder);
    }
    save_in_place(learner_file(first_lesson), throwing("in the new folder"));
    watch.terminal.wait_for("\"in the new folder\"");
    save_in_place(learner_file(first_lesson), throwing("and again"));
    watch.terminal.wait_for("\"and again\"");
    fs::remove_all(kept);
}

TEST_CASE("two watches in one clone both come to the right verdict") {
    as_shipped();
    save_in_place(learner_file(first_lesson), throwing("before"));
    Watch one;
    Watch other;
    one.terminal.wait_for("\"before\"");
    other.terminal.wait_for("\"before\"");
    for (int i = 1; i <= 5; ++i) {
        save_in_place(learner_file(first_lesson), throwing("save " + std::to_string(i)));
    }
    one.terminal.wait_for("\"save 5\"");
    other.terminal.wait_for("\"save 5\"");
    one.terminal.wait_for("Waiting for a save.");
    other.terminal.wait_for("Waiting for a save.");
    CHECK(one.terminal.shows("\"save 5\""));
    CHECK(other.terminal.shows("\"save 5\""));
}

TEST_CASE(
    "killed at any moment, it leaves the files as they were saved, and what it built usable") {
    as_shipped();
    std::mt19937 random(20261125);
    std::string saved;
    for (int i = 1; i <= 50; ++i) {
        Watch watch;
        watch.terminal.wait_until([&] { return watch.terminal.is_on_other_screen(); }, "the watch");
        saved = throwing("attempt " + std::to_string(i));
        save_by_rename(learner_file(first_lesson), saved);
        // at some moment of the attempt: after so many pieces of output, or when none come any more
        for (unsigned pieces = random() % 8; pieces > 0; --pieces) {
            watch.terminal.read_for(std::chrono::milliseconds(random() % 100));
        }
        watch.terminal.send(SIGKILL);
        const int status = watch.terminal.wait_for_end();
        CHECK(WIFSIGNALED(status));
        CHECK(read_file(learner_file(first_lesson)) == saved);
        watch.wait_until_alone();
    }
    CHECK(run("check 1") == 1);
    save_in_place(learner_file(first_lesson), reference(first_lesson));
    CHECK(run("check 1") == 0);
}
