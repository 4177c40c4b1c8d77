#include "watch/state.hpp"

#include <doctest/doctest.h>

#include "watch_course.hpp"

using namespace coach;
using namespace coach_tests;

namespace {

struct Fixture : WatchCourse {
    /// Every lesson is checked once, and comes to these states.
    void begin(const std::string& first, const std::string& second) {
        CHECK(state.start() == Effects{StartCheck{0}});
        state.hear(checked(0, first));
        CHECK(state.end_check("") == Effects{StartCheck{1}});
        state.hear(checked(1, second));
        CHECK(state.end_check("").empty());
    }

    Effects press(char letter) { return state.press({KeyKind::letter, letter}); }

    /// A save of the current lesson, and what its check comes to.
    void save(const std::string& states, const std::string& source) {
        CHECK(state.save(state.lesson()) == Effects{StartCheck{state.lesson()}});
        state.hear(checked(state.lesson(), states, source));
        state.end_check("");
    }

    WatchState state{course, {}};
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "it begins at the first exercise that does not pass") {
    SUBCASE("in the first lesson") {
        begin("pn", "nn");
        CHECK(state.current().id == "1.2");
    }
    SUBCASE("in a later one") {
        begin("pp", "fn");
        CHECK(state.current().id == "2.1");
    }
    SUBCASE("nowhere, if all pass") {
        begin("pp", "pp");
        CHECK(state.passed() == state.total());
        CHECK(state.current_has_passed());
    }
}

TEST_CASE_FIXTURE(Fixture, "it does not leave a place before an earlier lesson is known") {
    state.start();
    state.hear(checked(1, "nn"));
    CHECK(state.current().id == "1.1");
}

TEST_CASE_FIXTURE(Fixture, "a pass is no reason to go on: that is a key") {
    begin("nn", "nn");
    save("pn", "one");
    CHECK(state.current().id == "1.1");
    CHECK(state.current_has_passed());
    press('n');
    CHECK(state.current().id == "1.2");
}

TEST_CASE_FIXTURE(Fixture, "the next watch begins at the first exercise that does not pass") {
    begin("pn", "nn");
    CHECK(state.first_open()->id == "1.2");
    save("pp", "one");
    CHECK(state.first_open()->id == "2.1");
    state.save(1);
    state.hear(checked(1, "pp", "two"));
    CHECK(state.first_open() == nullptr);
}

TEST_CASE_FIXTURE(Fixture, "a pass that is not confirmed yet is none") {
    begin("nn", "nn");
    state.save(0);
    CheckedLesson quick = checked(0, "pn", "one");
    quick.is_provisional = true;
    state.hear(quick);
    CHECK(state.current_may_have_passed());
    CHECK_FALSE(state.current_has_passed());
    state.hear(checked(0, "pn", "one"));
    CHECK(state.current_has_passed());
}

TEST_CASE_FIXTURE(Fixture,
                  "a key that is pressed while a pass is being confirmed counts when it is") {
    begin("nn", "nn");
    state.save(0);
    CheckedLesson quick = checked(0, "pn", "one");
    quick.is_provisional = true;
    state.hear(quick);
    press('n');
    CHECK(state.notice().empty());
    CHECK(state.current().id == "1.1");
    SUBCASE("it goes on then") {
        state.hear(checked(0, "pn", "one"));
        CHECK(state.current().id == "1.2");
    }
    SUBCASE("it does not where the pass was none") {
        state.hear(checked(0, "fn", "one"));
        CHECK(state.current().id == "1.1");
        CHECK(state.notice().find("does not pass yet") != std::string::npos);
    }
    SUBCASE("another key takes its place") {
        press('l');
        state.hear(checked(0, "pn", "one"));
        CHECK(state.current().id == "1.1");
    }
    SUBCASE("a save takes it back") {
        state.save(0);
        state.hear(checked(0, "pn", "two"));
        CHECK(state.current().id == "1.1");
    }
}

TEST_CASE_FIXTURE(Fixture, "n does nothing before the exercise passes, and says so") {
    begin("fn", "nn");
    press('n');
    CHECK(state.current().id == "1.1");
    CHECK(state.notice().find("1.1 first1 does not pass yet") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "n goes to the next lesson, and round to what was left open") {
    begin("nn", "nn");
    save("fp", "one");
    save("pp", "two");
    press('n');
    CHECK(state.current().id == "2.1");
    save("pp", "three");
    press('n');
    CHECK(state.notice() == "Every exercise passes. Now say it: ./qkv rehearse");
}

TEST_CASE_FIXTURE(Fixture, "a save during a check stops it: the newest text counts") {
    begin("nn", "nn");
    CHECK(state.save(0) == Effects{StartCheck{0}});
    CHECK(state.save(0) == Effects{StopCheck{}, StartCheck{0}});
}

TEST_CASE_FIXTURE(Fixture, "a save during the first checks comes first, and none is forgotten") {
    CHECK(state.start() == Effects{StartCheck{0}});
    state.hear(checked(0, "pp"));
    CHECK(state.end_check("") == Effects{StartCheck{1}});
    state.save(state.lesson());  // stops the check of lesson 2
    state.hear(checked(0, "fp", "new"));
    CHECK(state.end_check("") == Effects{StartCheck{1}});
}

TEST_CASE_FIXTURE(Fixture, "a save of another lesson is told, checked, and offered") {
    begin("nn", "nn");
    CHECK(state.save(1) == Effects{StartCheck{1}});
    CHECK(state.saved_elsewhere() == 1);
    state.hear(checked(1, "pf", "one"));
    state.end_check("");
    CHECK(state.current().id == "1.1");
    CHECK(state.status(1, 0) == ExerciseStatus::passed);
    press('o');
    CHECK(state.current().id == "2.2");
    CHECK_FALSE(state.saved_elsewhere());
}

TEST_CASE_FIXTURE(Fixture, "a text that does not compile takes nothing away that had passed") {
    begin("pn", "nn");
    save("--", "broken");
    CHECK(state.passed() == 1);
    CHECK_FALSE(state.has_passed(0, 0));
    save("pn", "mended");
    CHECK(state.has_passed(0, 0));
}

TEST_CASE_FIXTURE(Fixture, "hints come one at a time") {
    begin("nn", "nn");
    CHECK(press('h') == Effects{KeepHint{&course.lessons[0].exercises[0], 1}});
    CHECK(state.view() == WatchView::hints);
    CHECK(state.hints_shown() == 1);
    CHECK(press('h') == Effects{KeepHint{&course.lessons[0].exercises[0], 2}});
    CHECK(state.hints_shown() == 2);
    press('h');
    press('h');
    CHECK(state.hints_shown() == 3);
    CHECK(state.notice() == "That was the last hint.");
    state.press({KeyKind::enter});
    CHECK(state.view() == WatchView::verdict);
}

TEST_CASE_FIXTURE(Fixture, "looking at a hint again shows no more of them") {
    begin("nn", "nn");
    press('h');
    state.press({KeyKind::escape});
    press('h');
    CHECK(state.hints_shown() == 1);
}

TEST_CASE_FIXTURE(
    Fixture, "a save shows what came of it, whatever was looked at, and h the same hints again") {
    begin("nn", "nn");
    for (const char key : {'h', 'l', '?'}) {
        CAPTURE(key);
        press(key);
        save("fn", std::string("text ") + key);
        CHECK(state.view() == WatchView::verdict);
    }
    press('h');
    CHECK(state.hints_shown() == 1);
}

TEST_CASE_FIXTURE(Fixture, "a hint is offered at the 2nd, 7th and 12th failed attempt") {
    begin("fn", "nn");
    std::string offered;
    for (int attempt = 1; attempt <= 13; ++attempt) {
        save("fn", "text " + std::to_string(attempt));
        if (state.offers_hint()) offered += std::to_string(attempt) + ' ';
    }
    CHECK(offered == "2 7 12 ");
}

TEST_CASE_FIXTURE(Fixture, "the same text twice is one attempt, and what is not written is none") {
    begin("fn", "nn");
    save("fn", "same");
    save("fn", "same");
    CHECK(state.failed_attempts(0, 0) == 1);
    CHECK(state.failed_attempts(0, 1) == 0);
}

TEST_CASE("hints are never offered to who does not want them") {
    WatchCourse small;
    WatchState state(small.course, {false});
    state.start();
    for (const std::string source : {"one", "two", "three"}) {
        state.hear(small.checked(0, "fn", source));
    }
    CHECK(state.failed_attempts(0, 0) == 2);
    CHECK_FALSE(state.offers_hint());
}

TEST_CASE_FIXTURE(Fixture, "reset and undo ask first, and anything but y is no") {
    begin("fn", "nn");
    CHECK(press('x').empty());
    CHECK(state.question() == coach::Confirmation::reset);
    CHECK(press('n').empty());
    CHECK(state.notice() == "Nothing was changed.");
    press('x');
    CHECK(press('y') == Effects{RunCommand{{"reset", "1"}, true}});
    press('u');
    CHECK(press('y') == Effects{RunCommand{{"undo", "1"}, true}});
}

TEST_CASE_FIXTURE(Fixture, "the solution is shown once the exercise passes") {
    begin("fn", "nn");
    CHECK(press('s').empty());
    CHECK(state.notice().find("when 1.1 passes") != std::string::npos);
    save("pn", "one");
    CHECK(press('s') == Effects{RunCommand{{"solution", "1.1"}}});
}

TEST_CASE_FIXTURE(Fixture, "keys that open, run again and quit") {
    begin("fn", "nn");
    CHECK(press('d') == Effects{OpenBook{"1.1"}});
    CHECK(press('r') == Effects{StartCheck{0}});
    CHECK(press('r') == Effects{StopCheck{}, StartCheck{0}});
    CHECK(press('q') == Effects{Quit{}});
    CHECK(state.press({KeyKind::interrupt}) == Effects{Quit{}});
    press('z');
    CHECK(state.notice() == "'z' is no key here; ? says which there are.");
}

TEST_CASE_FIXTURE(Fixture, "it scrolls no further than there is something") {
    begin("fn", "nn");
    state.resize(10);
    state.set_body_lines(25);
    state.press({KeyKind::page_down});
    CHECK(state.scrolled() == 9);
    state.press({KeyKind::end});
    CHECK(state.scrolled() == 15);
    state.resize(30);
    state.set_body_lines(25);
    CHECK(state.scrolled() == 0);
}

TEST_CASE_FIXTURE(Fixture, "a check that ends early says why, and the others go on") {
    CHECK(state.start() == Effects{StartCheck{0}});
    CHECK(state.end_check("no disk") == Effects{StartCheck{1}});
    CHECK(state.notice() == "no disk");
}

TEST_CASE_FIXTURE(Fixture, "where it crashed comes after the verdict, which is read meanwhile") {
    begin("nn", "nn");
    state.resize(5);
    CHECK(state.save(0) == Effects{StartCheck{0}});
    CheckedLesson crashed = checked(0, "f-", "crashes");
    crashed.verdict.status = LessonStatus::crashed;
    state.hear(crashed);
    CHECK(state.status(0, 0) == ExerciseStatus::failed);
    CHECK_FALSE(state.looks_for_crash());
    state.hear(CrashSearch{});
    CHECK(state.looks_for_crash());
    state.set_body_lines(20);
    state.press({KeyKind::down, 0});
    crashed.verdict.crash = CrashFinding{"trap", 3, 5, "return y;", "What.", "Look."};
    state.hear(crashed);
    CHECK(state.checked()->verdict.crash.has_value());
    CHECK(state.scrolled() == 1);
    CHECK(state.failed_attempts(0, 0) == 1);
    CHECK(state.end_check("").empty());
    CHECK_FALSE(state.looks_for_crash());
}

TEST_CASE_FIXTURE(Fixture, "a save ends the search for a crash: the newest text counts") {
    begin("nn", "nn");
    CHECK(state.save(0) == Effects{StartCheck{0}});
    state.hear(checked(0, "f-", "crashes"));
    state.hear(CrashSearch{});
    CHECK(state.save(0) == Effects{StopCheck{}, StartCheck{0}});
    CHECK_FALSE(state.looks_for_crash());
}

TEST_CASE_FIXTURE(Fixture, "the list is looked up when it is opened, and narrowed") {
    CHECK(press('l') == Effects{LookUpList{}});
    CHECK(state.view() == WatchView::list);
    CHECK(press('f') == Effects{LookUpList{}});
    CHECK(state.shown_in_list() == Shown::failed);
    CHECK(press('l').empty());
    CHECK(state.view() == WatchView::verdict);
    press('l');
    CHECK(state.shown_in_list() == Shown::all);
}

TEST_CASE_FIXTURE(Fixture, "of what was checked, the list says what the last verdict says") {
    begin("fn", "nn");
    std::vector<LessonStanding> lessons = state.list();
    for (LessonStanding& each : lessons) {
        each.changed_since = true;
        for (ExerciseStanding& exercise : each.exercises) {
            exercise.status = ExerciseStatus::failed;
            exercise.changed_since = true;
            exercise.record.tries = 2;
        }
    }
    state.set_list(lessons);
    state.save(0);
    state.hear(checked(0, "p-", "new"));
    const LessonStanding lesson = state.list()[0];
    CHECK_FALSE(lesson.changed_since);
    CHECK(lesson.exercises[0].status == ExerciseStatus::passed);
    CHECK_FALSE(lesson.exercises[0].changed_since);
    CHECK(lesson.exercises[0].record.tries == 2);
}
