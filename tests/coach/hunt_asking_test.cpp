// A hunt under way: lines are named, questions answered, all of it kept, and judged in the end.
#include <doctest/doctest.h>

#include "hunt/asking.hpp"
#include "hunt/hunt_screen.hpp"
#include "hunt/judge.hpp"
#include "hunt/kept_hunt.hpp"
#include "hunt_examples.hpp"
#include "kept_course.hpp"
#include "problem.hpp"
#include "scripted_dialogue.hpp"
#include "terminal/lines.hpp"

using namespace coach;
using namespace coach_tests;

namespace {

bool has(const std::string& text, std::string_view piece) {
    return text.find(piece) != std::string::npos;
}

/// A hunt at the table of a test.
struct Asked {
    BugHunt hunt = small_hunt();
    HuntProgress progress;
    std::string text = hunt.text;
    std::vector<HuntProgress> kept;
    std::string shown;

    bool with(std::deque<std::string> lines, std::size_t columns = 80) {
        ScriptedDialogue dialogue(std::move(lines), 30, columns);
        if (progress.began == std::chrono::sys_seconds()) {
            progress.began = std::chrono::floor<std::chrono::seconds>(dialogue.now().at);
        }
        const bool result = ask_hunt(hunt, progress, dialogue,
                                     {"build/hunt/2_roles/roles.cpp", [this] { return text; },
                                      [this](const HuntProgress& now) { kept.push_back(now); }});
        shown = dialogue.shown;
        return result;
    }
};

std::vector<Misconception> known() {
    std::vector<Misconception> records{mistake("first-mistake", "", ""),
                                       mistake("second-mistake", "", "", "2.2")};
    records[1].seen_in = "A project had it: example.org/issues/1";
    return records;
}

}  // namespace

TEST_CASE("a line names a mistake if it is one of its lines, or right beside one") {
    const BugHunt hunt = small_hunt();
    struct Row {
        int line;
        std::optional<std::size_t> mistake;
    };
    for (const Row& row : {Row{1, {}}, Row{2, 0}, Row{3, 0}, Row{4, 0}, Row{5, 1}, Row{6, 1},
                           Row{8, 1}, Row{9, {}}, Row{0, {}}}) {
        CAPTURE(row.line);
        CHECK(mistake_at(hunt, row.line) == row.mistake);
    }
}

TEST_CASE("of two mistakes in neighbouring lines, a line names its own") {
    BugHunt hunt = small_hunt();
    hunt.planted[1].where = {4, 4};
    CHECK(mistake_at(hunt, 3) == std::size_t{0});
    CHECK(mistake_at(hunt, 4) == std::size_t{1});
}

TEST_CASE("a line of the mended text is what it was before") {
    CHECK(line_before_editing("a\nb\nc\n", "a\nb\nc\n", 2) == 2);
    CHECK(line_before_editing("a\nb\nc\n", "new\na\nb\nc\n", 3) == 2);
    CHECK(line_before_editing("a\nb\nc\n", "a\nx\nc\n", 2) == 2);
    CHECK(line_before_editing("a\nb\nc\n", "a\nc\n", 2) == 3);
}

TEST_CASE("mistakes are found by their lines, and each is asked about in three steps") {
    Asked asked;
    CHECK(asked.with({"9", "3", "a", "b", "c", "7", "b", "b", "c"}));
    CHECK(asked.progress.wrong_lines == 1);
    REQUIRE(asked.progress.found.size() == 2);
    CHECK(asked.progress.found[0].planted == 0);
    CHECK(asked.progress.found[0].answers == std::vector<bool>{true, true, true});
    CHECK(asked.progress.found[1].answers == std::vector<bool>{false, true, true});
    CHECK(asked.progress.is_asked);
    CHECK(has(asked.shown, "Line 9 does as it should."));
    CHECK(has(asked.shown, "Yes, 1 of 2, after"));
    CHECK(has(asked.shown, "No: a."));
    CHECK(has(asked.shown, "softmax, question 3 of 3"));
}

TEST_CASE("whoever has had enough can say so at a line and at a question") {
    Asked asked;
    CHECK_FALSE(asked.with({"3", "a", "/quit"}));
    CHECK(asked.progress.found[0].answers == std::vector<bool>{true});
    CHECK_FALSE(asked.with({"b", "c", "/quit"}));
    CHECK_FALSE(asked.progress.is_asked);
    CHECK_FALSE(has(asked.shown, "'/quit' is no"));
}

TEST_CASE("what is no line and no choice is said, and asked again") {
    Asked asked;
    CHECK(asked.with({"here", "99999999999", "3", "d", "", "a", "b", "c", "3", ""}));
    CHECK(has(asked.shown, "'here' is no line: expected its number"));
    CHECK(has(asked.shown, "'d' is no choice: expected a letter from a to c"));
    CHECK(has(asked.shown, "That one you have found already."));
    CHECK(asked.progress.wrong_lines == 0);
    CHECK(asked.progress.found.size() == 1);
}

TEST_CASE("wherever the lines end, what was answered is kept and the next call goes on") {
    const std::deque<std::string> all{"9", "3", "a", "b", "c", "7", "b", "b", "c"};
    Asked whole;
    whole.with(all);
    for (std::size_t cut = 0; cut < all.size(); ++cut) {
        CAPTURE(cut);
        Asked asked;
        CHECK_FALSE(asked.with({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(cut)}));
        if (cut > 0) CHECK(asked.kept.back() == asked.progress);
        CHECK(asked.with({all.begin() + static_cast<std::ptrdiff_t>(cut), all.end()}));
        REQUIRE(asked.progress.found.size() == 2);
        CHECK(asked.progress.found[1].answers == whole.progress.found[1].answers);
        CHECK(asked.progress.wrong_lines == 1);
    }
}

TEST_CASE("a hunt on the disk is read back as it was, and is kept when it ends") {
    const TemporaryFolder folder;
    Course course;
    course.root = folder.path();
    Lesson lesson;
    lesson.id = "2_roles";
    lesson.number = "2";
    course.lessons = {lesson};
    CHECK_FALSE(hunt_under_way(course));
    HuntUnderWay under_way{small_hunt(), {}};
    under_way.progress = {std::chrono::sys_seconds(std::chrono::seconds(1'764'078'688)),
                          {{1, std::chrono::seconds(70), {true, false}}},
                          2,
                          true};
    begin_hunt(course, under_way);
    CHECK(hunt_under_way(course) == under_way);
    const auto file = hunt_file(course, course.lessons[0]);
    CHECK(file == folder.path() / "build/hunt/2_roles/roles.cpp");
    CHECK(read_text(file) == under_way.hunt.text);

    SUBCASE("what was changed is moved aside") {
        write_text(file, "changed\n");
        const auto kept = end_hunt(course, under_way);
        REQUIRE(kept);
        CHECK(read_text(*kept) == "changed\n");
    }
    SUBCASE("what was not is taken away") { CHECK_FALSE(end_hunt(course, under_way)); }
    CHECK_FALSE(std::filesystem::exists(file));
    CHECK_FALSE(hunt_under_way(course));
}

TEST_CASE("a damaged record of a hunt says what to do") {
    const std::string good = text_of(HuntUnderWay{small_hunt(), {}});
    CHECK(under_way_of(good, "f").hunt == small_hunt());
    for (const std::string& text : {std::string("{}"), std::string("no JSON"), good.substr(9)}) {
        CHECK_THROWS_WITH_AS(under_way_of(text, "f"), doctest::Contains("Take that file away"),
                             Problem);
    }
}

TEST_CASE("a mistake is still there as long as a check that tells of it fails, or has not run") {
    const BugHunt hunt = small_hunt();
    HuntRun run;
    run.passed = {{"2.1", {"a case", 0}}, {"2.2", {"b", 0}}, {"2.2", {"b", 1}}};
    CHECK(still_there(hunt, run).empty());
    run.passed.erase({"2.2", {"b", 1}});
    CHECK(still_there(hunt, run) == std::vector<std::size_t>{1});
    run.passed.clear();
    CHECK(still_there(hunt, run) == std::vector<std::size_t>{0, 1});
}

TEST_CASE("a check says what is still there by what it shows, and neither where nor its name") {
    Exercise exercise;
    exercise.id = "2.2";
    exercise.name = "softmax";
    LessonVerdict verdict;
    verdict.status = LessonStatus::failed;
    ExerciseVerdict failed;
    failed.exercise = &exercise;
    failed.status = ExerciseStatus::failed;
    failed.failures = {{"rows sum to 1", "softmax(s)", "softmax(s)\nwrong cells: 1 of 2"}};
    failed.mistake = NamedMistake{"second-mistake", "Title of second-mistake", "", "Why.", ""};
    verdict.exercises = {failed};
    const std::string text = hunt_check_screen(small_hunt(), verdict, {1}, known(), {});
    CHECK(has(text, "✗ 2.2 softmax"));
    CHECK(has(text, "should hold: rows sum to 1"));
    CHECK(has(text, "1 of 2 still there:\n  · Sees second-mistake."));
    CHECK_FALSE(has(text, "Title of second-mistake"));
    CHECK_FALSE(has(text, "line"));
    CHECK(has(hunt_check_screen(small_hunt(), verdict, {}, known(), {}), "what fails now is new"));
}

TEST_CASE("the report says what was found, how fast, where, and who had it before") {
    const BugHunt hunt = small_hunt();
    HuntProgress progress;
    progress.began = std::chrono::sys_seconds(std::chrono::seconds(1'764'078'688));
    progress.found = {{1, std::chrono::seconds(70), {true, false, true}}};
    progress.wrong_lines = 1;
    const HuntResult result =
        result_of(hunt, progress, progress.began + std::chrono::minutes(16), "mended");
    CHECK(result.mistakes ==
          std::vector<HuntedMistake>{{"first-mistake", std::nullopt, 0, 0},
                                     {"second-mistake", std::chrono::seconds(70), 3, 2}});
    for (const std::size_t columns : {std::size_t{80}, std::size_t{40}}) {
        Terminal terminal;
        terminal.columns = columns;
        const std::string text = hunt_report(hunt, progress, result, known(), terminal);
        CHECK(has(text, "All is mended, after 16 min"));
        CHECK(has(text, "over time"));
        CHECK(has(text, "softmax, lines 6 to 7"));
        CHECK(has(text, "found  after 1 min 10 s; 2 of 3"));
        CHECK(has(text, "found  not by its line, but mended"));
        CHECK(has(text, "story  A project had it"));
        CHECK(has(text, "./qkv explain second-mistake"));
        CHECK(has(text, "./qkv hunt 2 --level easy --seed 7"));
    }
    const HuntResult given_up =
        result_of(hunt, progress, progress.began + std::chrono::minutes(2), "given up");
    CHECK(has(hunt_report(hunt, progress, given_up, known(), {}), "found  no\n"));
}

TEST_CASE("the screens of a hunt keep to 80 columns") {
    Asked asked;
    asked.with({"3", "a", "b", "c", "1234", "x", ""});
    const std::string begin =
        hunt_screen(asked.hunt, asked.progress, "build/hunt/5_cross_attention/cross_attention.cpp",
                    std::chrono::seconds(5), {});
    for (const std::string& text : {asked.shown, begin}) {
        std::size_t lines = 0;
        for (std::size_t at = 0; at < text.size(); ++lines) {
            const std::size_t end = text.find('\n', at);
            CHECK(shown_width(text.substr(at, end - at)) <= 80);
            at = end + 1;
        }
    }
}

TEST_CASE("hunts are kept in the history, each once") {
    const TemporaryFolder folder;
    HuntResult result;
    result.at = at_minute(3);
    result.lesson = "2_roles";
    result.level = "hard";
    result.seed = 18'446'744'073'709'551'615u;
    result.took = std::chrono::seconds(312);
    result.ending = "mended";
    result.wrong_lines = 4;
    result.mistakes = {{"a", std::chrono::seconds(0), 3, 1}, {"b", std::nullopt, 0, 0}};
    HuntResult other = result;
    other.at = at_minute(1);
    other.mistakes.clear();
    std::vector<HuntResult> read;
    use_progress(
        folder.path(), Access::write, [](std::string_view) {},
        [&](Store& store) {
            store.hunt_log().add(result);
            store.hunt_log().add(other);
            store.hunt_log().add(result);
            read = store.hunt_log().hunts();
        });
    CHECK(read == std::vector<HuntResult>{other, result});
}
