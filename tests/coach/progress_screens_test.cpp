// What `list`, `history` and `mistakes` print.
#include <doctest/doctest.h>

#include <ctime>

#include "kept_course.hpp"
#include "progress/history_screen.hpp"
#include "progress/list_screen.hpp"
#include "progress/mistakes_screen.hpp"

using namespace coach;
using coach_tests::at_minute;
using coach_tests::outcome;

namespace {

constexpr ExerciseStatus passed = ExerciseStatus::passed;
constexpr ExerciseStatus failed = ExerciseStatus::failed;

/// The screens show the learner's own hours; here they are those of UTC.
struct Fixture : coach_tests::KeptCourse {
    Fixture() {
        setenv("TZ", "UTC0", 1);
        tzset();
    }

    std::string list(Shown shown = Shown::all) {
        std::vector<LessonStanding> lessons;
        use_progress(
            folder.path(), Access::read, [](std::string_view) {},
            [&](Store& store) { lessons = standing(course, store); });
        return list_screen(course, lessons, shown, Terminal{});
    }

    std::string history(const Exercise* exercise = nullptr) {
        std::string result;
        with_store([&](Store& store) {
            const std::vector<Version> versions = store.versions("1_projections");
            result = exercise == nullptr
                         ? history_screen(lesson(), versions, store.find_text(text()), Terminal{})
                         : history_screen(lesson(), *exercise, versions,
                                          store.exercise(exercise->id), Terminal{});
        });
        return result;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "without a history, stubs are not implemented and others not checked") {
    write_text(file_of(course.lessons[1]), "mine");
    CHECK(list() ==
          "Lesson 1: The projections\n"
          "  Why?\n"
          "  · 1.1 head_width  not implemented\n"
          "  · 1.2 project     not implemented\n"
          "Lesson 2: The roles\n"
          "  Why?\n"
          "    2.1 scores  not checked\n");
}

TEST_CASE_FIXTURE(Fixture, "the list shows tries and the last mistake") {
    ExerciseOutcome odd = outcome("1.1", failed);
    odd.observation = "Every wrong cell is 2 times the expected one.";
    check("a", 0, {odd, outcome("1.2", failed)});
    check("b", 1, {outcome("1.1", passed), outcome("1.2", failed, "transposed")});
    CHECK(list() ==
          "Lesson 1: The projections\n"
          "  Why?\n"
          "  ✓ 1.1 head_width  passed           2 tries\n"
          "        last mistake: Every wrong cell is 2 times the expected one.\n"
          "  ✗ 1.2 project     failed           2 tries\n"
          "        last mistake: transposed\n"
          "Lesson 2: The roles\n"
          "  Why?\n"
          "  · 2.1 scores  not implemented\n");
    CHECK(list(Shown::failed) ==
          "Lesson 1: The projections\n"
          "  ✗ 1.2 project     failed           2 tries\n"
          "        last mistake: transposed\n");
    CHECK(list(Shown::passed).find("1.1 head_width") != std::string::npos);
    CHECK(list(Shown::passed).find("1.2 project") == std::string::npos);
    CHECK(list(Shown::open).find("1.1 head_width") == std::string::npos);
    CHECK(list(Shown::open).find("1.2 project") != std::string::npos);
    CHECK(list(Shown::open).find("2.1 scores") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "a filter that leaves nothing says so") {
    CHECK(list(Shown::passed) == "No exercise is in this state.\n");
}

TEST_CASE_FIXTURE(Fixture, "a lesson that changed since its last attempt says so") {
    check("a", 0, {outcome("1.1", passed), outcome("1.2", failed)});
    CHECK(list().find("changed since") == std::string::npos);
    save("b");
    CHECK(list().find("  changed since its last attempt: ./qkv check 1\n") != std::string::npos);
    // an attempt of one exercise says nothing of the other
    check("b", 1, {outcome("1.2", passed)});
    CHECK(list().find("  ✓ 1.1 head_width  passed           1 try, changed since\n") !=
          std::string::npos);
    CHECK(list().find("  ✓ 1.2 project     passed           2 tries\n") != std::string::npos);
    CHECK(list().find("its last attempt") == std::string::npos);
    // what was there before is not what is there
    save("a");
    CHECK(list().find("its last attempt") != std::string::npos);
    save(stub);
    CHECK(list().find("✓") == std::string::npos);
    CHECK(list().find("1.1 head_width  not implemented  1 try\n") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "a lesson that did not compile says so in the list") {
    save("a");
    with_store([](Store& store) {
        Attempt broken = coach_tests::attempt("a", 0, {outcome("1.1", ExerciseStatus::not_run)});
        broken.status = LessonStatus::does_not_compile;
        broken.trouble = "lessons/1.cpp:3:1: no\n  code\n";
        store.record(broken);
    });
    CHECK(list().find("  it does not compile; see ./qkv check 1\n") != std::string::npos);
    CHECK(history().find("   1  2025-03-01 12:00  does not compile  <- the file now\n"
                         "      lessons/1.cpp:3:1: no\n  ./qkv history") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "the history of a lesson shows what was said, newest first") {
    CHECK(history() ==
          "Lesson 1: The projections\n"
          "  no attempts yet: ./qkv check 1\n");
    ExerciseOutcome later = outcome("1.2", failed, "zero");
    later.confidence = Confidence::likely;
    later.root = "1.1";
    check("a", 0, {outcome("1.1", failed, "zero"), later});
    check("b", 1, {outcome("1.1", passed), outcome("1.2", failed)});
    save("never checked");
    CHECK(history().find("   now  a text that is not kept yet\n") != std::string::npos);
    undo({course, at_minute(2), {}}, lesson());
    restore({course, at_minute(3), {}}, lesson(), 1);
    reset({course, at_minute(4), {}}, lesson());
    save("b");
    CHECK(history() ==
          "Lesson 1: The projections\n"
          "   6  2025-03-01 12:04  reset\n"
          "   5  2025-03-01 12:03  restored: 1\n"
          "   4  2025-03-01 12:02  undone: back to 2  <- the file now\n"
          "   3  2025-03-01 12:02  kept, not checked\n"
          "   2  2025-03-01 12:01  1 of 2 exercises passed\n"
          "      1.2 failed\n"
          "   1  2025-03-01 12:00  0 of 2 exercises passed\n"
          "      1.1 failed: zero\n"
          "      1.2 failed: zero (likely), made in 1.1\n"
          "  ./qkv history 1 --show N prints the text of N, ./qkv restore 1 N brings it back\n");
}

TEST_CASE_FIXTURE(Fixture, "the history of an exercise shows its tries, hints and attempts") {
    const Exercise& exercise = lesson().exercises[1];
    check("a", 0, {outcome("1.1", passed), outcome("1.2", failed, "transposed")});
    check("b", 1, {outcome("1.1", passed)});
    check("c", 2, {outcome("1.2", passed)});
    with_store([](Store& store) {
        store.take_hint("1.2", 1, at_minute(0));
        store.take_hint("1.2", 2, at_minute(0));
    });
    CHECK(history(&exercise) ==
          "1.2 project\n"
          "  2 tries; first passed 2025-03-01 12:02, at try 2; hints taken: 1, 2\n"
          "   3  2025-03-01 12:02  passed\n"
          "   1  2025-03-01 12:00  failed\n"
          "      transposed\n"
          "  ./qkv history 1 --show N prints the text of N, ./qkv restore 1 N brings it back\n");
}

TEST_CASE_FIXTURE(Fixture, "the mistakes come with their titles, and with where to read") {
    CHECK(mistakes_screen({}, {}, Terminal{}) ==
          "No attempt made a mistake that is known by name, nor did an answer in the book.\n");
    Misconception known;
    known.id = "transposed";
    known.title = "These are the products X·Wᵀ";
    CHECK(mistakes_screen({{"transposed", "1.2", 3, at_minute(5), false, 1},
                           {"backwards", "1.2", 0, at_minute(4), false, 2},
                           {"forgotten", "1.1", 1, at_minute(0), true}},
                          {{"transposed", known}}, Terminal{}) ==
          "3 known mistakes, 2 of them not fixed yet\n"
          "\n"
          "1.2 transposed\n"
          "      made 3 times in code, expected once in the book\n"
          "      last 2025-03-01 12:05, not fixed yet\n"
          "      These are the products X·Wᵀ.\n"
          "      ./qkv docs transposed\n"
          "\n"
          "1.2 backwards\n"
          "      expected twice in the book\n"
          "      last 2025-03-01 12:04, not fixed yet\n"
          "\n"
          "1.1 forgotten\n"
          "      made once in code\n"
          "      last 2025-03-01 12:00, fixed since\n");
}

TEST_CASE_FIXTURE(Fixture, "what became of a file says how to get back what was there") {
    TextChange change;
    CHECK(change_text(lesson(), change, "the stub", Terminal{}) ==
          "lessons/1_projections/projections.cpp is the stub already: nothing was done.\n");
    change.is_change = true;
    change.kept = 7;
    CHECK(change_text(lesson(), change, "the stub", Terminal{}) ==
          "lessons/1_projections/projections.cpp is now the stub.\n"
          "What was there is kept: ./qkv restore 1 7\n");
}
