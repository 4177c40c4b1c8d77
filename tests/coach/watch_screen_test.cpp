#include "watch/screen.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "watch_course.hpp"

using namespace coach;
using namespace coach_tests;

namespace {

struct Fixture : WatchCourse {
    Fixture() {
        state.start();
        state.hear(checked(0, "fn"));
        state.end_check("");
        state.hear(checked(1, "pn"));
        state.end_check("");
    }

    std::vector<std::string> lines(std::size_t columns, std::size_t rows, bool colour = false) {
        const Terminal terminal{columns, colour, colour};
        const std::vector<std::string> body = watch_body(state, terminal);
        state.resize(body_rows(rows));
        state.set_body_lines(body.size());
        return watch_screen(state, body, terminal, rows);
    }

    std::string screen(std::size_t columns = 80, std::size_t rows = 24) {
        std::string text;
        for (const std::string& line : lines(columns, rows)) text += line + '\n';
        return text;
    }

    void press(char letter) { state.press({KeyKind::letter, letter}); }

    WatchState state{course, {}};
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "the screen: title, bar, the failure, what goes on, the keys") {
    CHECK(screen(60, 14) ==
          "  Lesson 1: Title 1                            1 of 4 passed\n"
          "  1 [x]·   2 ■·\n"
          "\n"
          "  1.1 first1\n"
          "  lessons/1_name/name.cpp\n"
          "  should hold: it holds\n"
          "\n"
          "  expected 1, got 2*\n"
          "\n"
          "\n"
          "\n"
          "\n"
          "  Waiting for a save.\n"
          "  h hint l list d docs r rerun u undo x reset ? keys q quit\n");
}

TEST_CASE_FIXTURE(Fixture, "it is as large as the terminal, at any size and in every view") {
    for (const char view : std::string("rhl?")) {
        press(view);
        for (const std::size_t columns : {20, 60, 80, 120, 200}) {
            for (const std::size_t rows : {4, 10, 20, 24, 50}) {
                for (const bool colour : {false, true}) {
                    const std::vector<std::string> drawn = lines(columns, rows, colour);
                    CHECK(drawn.size() == rows);
                    for (const std::string& line : drawn) {
                        CHECK(line.find('\n') == std::string::npos);
                        if (!colour) CHECK(width_of(line) <= columns);
                    }
                }
            }
        }
    }
}

TEST_CASE_FIXTURE(Fixture, "what a command says is moved in as everything else is") {
    state.show_text("./qkv explain x", "1.1 first1\n  It is this.\n\nlast");
    CHECK(watch_body(state, {80}) == std::vector<std::string>{"  ./qkv explain x", "",
                                                              "  1.1 first1", "    It is this.", "",
                                                              "  last"});
}

TEST_CASE("the middle leaves room for the side, where there is one") {
    CHECK(columns_beside_the_side({80}) == 80);
    CHECK(columns_beside_the_side({130}) == 94);
    CHECK(columns_beside_the_side({200}) == 104);
    CHECK(columns_of_a_text({80}) == 78);
    CHECK(columns_of_a_text({1}) == 1);
}

TEST_CASE_FIXTURE(Fixture, "colours say nothing that the text does not say") {
    const std::vector<std::string> plain = lines(80, 24, false);
    const std::vector<std::string> coloured = lines(80, 24, true);
    for (std::size_t i = 0; i < plain.size(); ++i) {
        std::string without;
        for (std::size_t at = 0; at < coloured[i].size(); ++at) {
            if (coloured[i][at] != '\033') {
                without += coloured[i][at];
            } else if (coloured[i][at + 1] == ']') {
                at = coloured[i].find("\033\\", at + 1) + 1;
            } else {
                at = coloured[i].find('m', at);
            }
        }
        CHECK(without == plain[i]);
    }
}

TEST_CASE_FIXTURE(Fixture, "after a pass the next failure is not shown before n") {
    state.save(0);
    state.hear(checked(0, "pf", "new"));
    state.end_check("");
    CHECK(screen().find("✓ 1.1 first1 passes.") != std::string::npos);
    CHECK(screen().find("expected 1") == std::string::npos);
    press('n');
    CHECK(screen().find("expected 1") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "what goes on, the most urgent first") {
    state.save(1);
    CHECK(screen().find("checking lesson 2 ...") != std::string::npos);
    state.hear(BuildProgress{2, 5});
    CHECK(screen().find("building lesson 2: 2 of 5 ...") != std::string::npos);
    state.hear(BuildProgress{5, 5});
    CHECK(screen().find("checking lesson 2 ...") != std::string::npos);
    state.hear(checked(1, "pp", "new"));
    state.end_check("");
    CHECK(screen().find("Lesson 2 was saved. o: go there") != std::string::npos);
    press('x');
    CHECK(screen().find("Put the stub of lesson 1 in place of this file? It is kept. y/n") !=
          std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "the list has all exercises, and where one stands") {
    press('l');
    CHECK(screen(60, 18).find("  All exercises. f: those that fail\n"
                              "\n"
                              "  Lesson 1: Title 1\n"
                              "    A question?\n"
                              "  → ✗ 1.1 first1   failed\n"
                              "    · 1.2 second1  not implemented\n") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "the list has the tries and last mistakes of the history") {
    std::vector<LessonStanding> lessons = state.list();
    lessons[0].exercises[0].record.tries = 3;
    lessons[0].exercises[0].record.last_failure.emplace().mistake = "it-is-transposed";
    state.set_list(lessons);
    press('l');
    CHECK(screen(60, 18).find("  → ✗ 1.1 first1   failed           3 tries\n"
                              "          last mistake: it-is-transposed\n") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "the list can be narrowed to those that fail, are open, or pass") {
    const auto body = [&] {
        std::string text;
        for (const std::string& line : watch_body(state, Terminal{60, false, false})) {
            text += line + '\n';
        }
        return text;
    };
    press('f');
    CHECK(body() ==
          "  Those that fail. f: all that are open\n"
          "\n"
          "  Lesson 1: Title 1\n"
          "  → ✗ 1.1 first1   failed\n");
    press('f');
    CHECK(body() ==
          "  Those that are open. f: those that pass\n"
          "\n"
          "  Lesson 1: Title 1\n"
          "  → ✗ 1.1 first1   failed\n"
          "    · 1.2 second1  not implemented\n"
          "  Lesson 2: Title 2\n"
          "    · 2.2 second2  not implemented\n");
    press('f');
    CHECK(body() ==
          "  Those that pass. f: all\n"
          "\n"
          "  Lesson 2: Title 2\n"
          "    ✓ 2.1 first2   passed\n");
    press('f');
    CHECK(body().find("All exercises.") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "however narrow, the keys that lead to the others and out are there") {
    for (const std::size_t columns : {20, 40, 60}) {
        CHECK(screen(columns, 10).find(" ? keys q quit\n") != std::string::npos);
    }
}

TEST_CASE_FIXTURE(Fixture, "a title that is too long leaves room for how many passed") {
    course.lessons[0].title = "A title that goes on and on and on";
    CHECK(screen(50).find("  Lesson 1: A title that goes on...  1 of 4 passed\n") == 0);
}

TEST_CASE_FIXTURE(Fixture, "a wide terminal has the exercises at the side") {
    CHECK(screen(80).find("Lesson 2   1 of 2") == std::string::npos);
    const std::vector<std::string> wide = lines(120, 24);
    CHECK(wide[3] == "  1.1 first1" + std::string(72, ' ') + "Lesson 1   0 of 2");
    CHECK(wide[4].find("→ ✗ 1.1 first1") != std::string::npos);
    CHECK(wide[5].find("  · 1.2 second1") != std::string::npos);
    CHECK(wide[6].find("Lesson 2   1 of 2") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "an exercise that is still to be written: where, and how to begin") {
    state.save(0);
    state.hear(checked(0, "nn", "new"));
    state.end_check("");
    CHECK(screen().find("1.1 first1\n  lessons/1_name/name.cpp\n") != std::string::npos);
    CHECK(screen().find("Open this file in your editor") != std::string::npos);
}

TEST_CASE_FIXTURE(WatchCourse, "before the first verdict there is a file to open already") {
    WatchState state(course, {});
    state.start();
    const std::vector<std::string> body = watch_body(state, Terminal{60, false, false});
    CHECK(body == std::vector<std::string>{
                      "  A question?", "", "  1.1 first1", "  lessons/1_name/name.cpp", "",
                      "  It is being checked for the first time. You can open this",
                      "  file meanwhile: a save is checked as soon as that is done."});
}

TEST_CASE_FIXTURE(Fixture, "a mistake that has a name has a key") {
    CHECK(screen().find("m mistake") == std::string::npos);
    CheckedLesson named = checked(0, "fn", "new");
    named.verdict.exercises[0].mistake.emplace().title = "It is transposed";
    state.hear(named);
    CHECK(screen().find(" h hint m mistake ") != std::string::npos);
    // and is seen where the verdict is longer than the screen
    CHECK(screen(80, 10).find("  It is transposed.\n  h hint") != std::string::npos);
    CHECK(screen(80, 30).find("  It is transposed.\n  h hint") == std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "a notice that is longer than a line is there as a whole") {
    state.hear(WorkerTrouble{"one two three four five six seven eight\nnine ten"});
    CHECK(screen(24, 12).find("  one two three four\n"
                              "  five six seven eight\n"
                              "  nine ten\n"
                              "  h hint ? keys q quit\n") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "each line has its own colours: it may be drawn alone") {
    for (const std::string& line : lines(80, 24, true)) {
        const std::size_t last = line.rfind("\033[");
        if (last == std::string::npos) continue;
        CHECK(line.substr(last, 4) == "\033[0m");
    }
}

TEST_CASE_FIXTURE(Fixture, "what does not fit is told, and can be scrolled to") {
    press('?');
    CHECK(screen(80, 12).find("6 of 15 lines; space and arrows scroll") != std::string::npos);
    state.press({KeyKind::end});
    CHECK(screen(80, 12).find("quits; everything is saved") != std::string::npos);
}

TEST_CASE("a line is cut between characters, and its colours end") {
    CHECK(clipped("abcdef", 3) == "abc");
    CHECK(clipped("√√√", 2) == "√√");
    CHECK(clipped("\033[31mabc\033[0m", 2) == "\033[31mab\033[0m");
    CHECK(clipped("\033]8;;file:///x\033\\abc\033]8;;\033\\", 1) ==
          "\033]8;;file:///x\033\\a\033]8;;\033\\");
    CHECK(clipped("a\033", 5) == "a\033");
}

TEST_CASE_FIXTURE(
    Fixture, "a crash is shown at once, its line is looked for, and takes the advice's place") {
    state.save(0);
    CheckedLesson crashed = checked(0, "f-", "crashes");
    crashed.verdict.status = LessonStatus::crashed;
    crashed.verdict.advice = "Look for an index out of range.";
    crashed.verdict.exercises[0].was_cut_short = true;
    crashed.verdict.exercises[0].failures.push_back(crashed.verdict.exercises[0].failures.front());
    state.hear(crashed);
    state.hear(CrashSearch{});
    std::string shown = screen(60, 24);
    CHECK(shown.find("expected 1, got 2*\n  Look for an index out of range.\n") !=
          std::string::npos);
    CHECK(shown.find("  looking for the line where lesson 1 crashes ...\n") != std::string::npos);
    crashed.verdict.crash = CrashFinding{"trap", 3, 5, "    return y;", "What.", "Look."};
    state.hear(crashed);
    state.end_check("");
    shown = screen(60, 24);
    CHECK(shown.find("  expected 1, got 2*\n"
                     "  and 1 more test case of this exercise fails\n"
                     "\n"
                     "  AddressSanitizer, when the same was run once more:\n"
                     "  lessons/1_name/name.cpp:3:5: trap\n"
                     "    return y;\n"
                     "    ^\n"
                     "  What.\n"
                     "  Look.\n") != std::string::npos);
    CHECK(shown.find("index out of range") == std::string::npos);
    CHECK(shown.find("  Waiting for a save.\n") != std::string::npos);
}
