#include <doctest/doctest.h>

#include <algorithm>

#include "interview/agenda.hpp"
#include "interview/conducting.hpp"
#include "interview/report.hpp"
#include "progress/schema.hpp"
#include "progress/store.hpp"
#include "scripted_dialogue.hpp"

using namespace coach;
using coach_tests::day;
using coach_tests::noon;
using coach_tests::ScriptedDialogue;

namespace {

/// Five questions of each level, on three topics.
std::vector<Question> some_questions() {
    std::vector<Question> questions = coach_tests::questions(15, 15);
    for (std::size_t i = 0; i < questions.size(); ++i) {
        questions[i].level = static_cast<Level>(i / 5);
        questions[i].follow_ups = {{"And then?", "Then nothing."}};
    }
    return questions;
}

Course course_of_one() {
    Lesson lesson;
    lesson.id = "1_projections";
    lesson.number = "1";
    lesson.exercises.resize(2);
    lesson.exercises[0].id = "1.1";
    lesson.exercises[0].name = "head_width";
    lesson.exercises[0].follow_up = CodeQuestion{"What does it cost?", "Nothing."};
    lesson.exercises[1].id = "1.2";
    lesson.exercises[1].name = "project";
    return {"/nowhere", {lesson}};
}

struct Table {
    Table() {
        interview.minutes = 20;
        interview.seed = 5;
        interview.began = noon(0);
        interview.day = day(0);
        interview.hunt_is_over = true;
        room.lay_out = [this](const Exercise&, bool is_begun) {
            begun.push_back(is_begun);
            return std::string("build/interview/file.cpp");
        };
        room.submit = [this](const Exercise&) { return submission; };
        room.keep = [this](const InterviewRecord& record) { kept.push_back(json_text(record)); };
        room.hunt = [](Dialogue&, const InterviewRecord&) {
            return HuntRound{"1_projections", {"a", "b"}, {"a"}, 60};
        };
    }

    bool conduct(ScriptedDialogue& dialogue) {
        const InterviewMaterial material{course, practice, {"1.1"}, earlier};
        return coach::conduct(interview, material, dialogue, room);
    }

    std::vector<Question> questions = some_questions();
    Practice practice = coach_tests::practice(questions, {}, 0);
    Course course = course_of_one();
    std::set<std::string> earlier;
    InterviewRecord interview;
    InterviewRoom room;
    Submission submission{true, "", "1.1 passes\n"};
    std::vector<std::string> kept;
    std::vector<bool> begun;
};

bool has(const std::string& text, std::string_view piece) {
    return text.find(piece) != std::string::npos;
}

ConceptRound round_of(Level level, std::size_t said, std::size_t all) {
    ConceptRound round;
    round.level = level;
    round.points.resize(all);
    for (std::size_t i = 0; i < said; ++i) round.points[i].said = true;
    return round;
}

}  // namespace

TEST_CASE("an interview asks, has code written and ends") {
    Table table;
    ScriptedDialogue dialogue({
        "it is one and two", "", "my follow-up", "", "y", "",  // all said: a follow-up of its own
        "one", "", "two it is", "", "",                        // one missed: its probe
        "", "", "n",                                           // handed in; the question about it
    });
    CHECK(table.conduct(dialogue));
    CHECK(dialogue.lines_left() == 0);
    REQUIRE(table.interview.concepts.size() == 2);
    const ConceptRound& first = table.interview.concepts[0];
    CHECK(first.level == Level::mid);
    CHECK(first.score() == 1);
    CHECK(first.answer == "it is one and two\n");
    CHECK(first.follow_up == "And then?");
    CHECK(first.follow_up_said);
    const ConceptRound& second = table.interview.concepts[1];
    CHECK(second.level == Level::senior);  // after a good answer
    CHECK(second.score() == 0.5);
    CHECK(second.follow_up == "Is it two?");
    CHECK(second.follow_up_said);
    CHECK(second.question != first.question);
    REQUIRE(table.interview.coding);
    CHECK(table.interview.coding->exercise == "1.1");
    CHECK(table.interview.coding->passed);
    CHECK(table.interview.coding->submissions == 1);
    CHECK(table.interview.coding->follow_up == "What does it cost?");
    CHECK_FALSE(table.interview.coding->follow_up_said);
    CHECK(table.interview.spent > 0);
}

TEST_CASE("what is missing is asked for before the points are shown") {
    Table table;
    ScriptedDialogue dialogue({"it is one", "", "no idea", ""});
    table.conduct(dialogue);
    CHECK(dialogue.shown.find("Is it two?") < dialogue.shown.find("It is two."));
}

TEST_CASE("an empty answer, and one that says nothing, score nothing and get no praise") {
    for (const std::string answer : {"", "fine", "I think it is all fine, you know"}) {
        CAPTURE(answer);
        Table table;
        std::deque<std::string> lines;
        if (!answer.empty()) lines.push_back(answer);
        lines.insert(lines.end(), {"", "", "", "", ""});
        ScriptedDialogue dialogue(lines);
        table.conduct(dialogue);
        REQUIRE_FALSE(table.interview.concepts.empty());
        CHECK(table.interview.concepts[0].score() == 0);
        for (const char* const praise : {"Good", "Great", "Well", "good", "great", "nice"}) {
            CHECK_FALSE(has(dialogue.shown, praise));
        }
    }
}

TEST_CASE("questions get harder or easier with the answers") {
    CHECK(next_level({}) == Level::mid);
    CHECK(next_level({round_of(Level::mid, 3, 4)}) == Level::senior);
    CHECK(next_level({round_of(Level::mid, 2, 4)}) == Level::mid);
    CHECK(next_level({round_of(Level::mid, 1, 4)}) == Level::screen);
    CHECK(next_level({round_of(Level::senior, 4, 4)}) == Level::senior);
    CHECK(next_level({round_of(Level::screen, 0, 4)}) == Level::screen);
}

TEST_CASE("the time is shared out, none is left over") {
    for (const int minutes : {20, 45}) {
        const Agenda agenda = agenda_of(minutes);
        CHECK(agenda.question * static_cast<int>(agenda.questions) + agenda.coding + agenda.hunt ==
              std::chrono::minutes(minutes));
    }
    CHECK(agenda_of(20).hunt == std::chrono::minutes(0));
    CHECK(agenda_of(45).hunt == std::chrono::minutes(15));
}

TEST_CASE("no round begins after the time is over") {
    Table table;
    ScriptedDialogue dialogue(std::deque<std::string>(100, ""), 400);
    CHECK(table.conduct(dialogue));
    CHECK(table.interview.concepts.size() == 1);
    CHECK_FALSE(table.interview.coding);
}

TEST_CASE("what the last interviews asked waits; the seed replays the others") {
    Table table;
    const Question* const first = next_question(table.interview, table.practice, {});
    REQUIRE(first != nullptr);
    CHECK(next_question(table.interview, table.practice, {}) == first);
    CHECK(next_question(table.interview, table.practice, {first->id}) != first);
    std::set<const Question*> different;
    for (table.interview.seed = 0; table.interview.seed < 50; ++table.interview.seed) {
        different.insert(next_question(table.interview, table.practice, {}));
    }
    CHECK(different.size() == 5);  // all of the middle level
    CHECK(coding_exercise(table.course, {"1.2"}, {}, 1).id == "1.2");
    CHECK(coding_exercise(table.course, {}, {"1.2"}, 1).id == "1.1");
}

TEST_CASE("what is written in a minute fills no coding round, passed or not") {
    Table table;
    table.course.lessons[0].exercises[0].fills_a_round = false;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        CHECK(coding_exercise(table.course, {"1.1"}, {"1.2"}, seed).id == "1.2");
    }
    const Course course = read_course(QKV_SOURCE_DIR);
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        CHECK(coding_exercise(course, {}, {}, seed).id != "1.1");  // a quotient
        CHECK(coding_exercise(course, {}, {}, seed).id != "2.5");  // no code, but predictions
    }
}

TEST_CASE("wherever the lines end, the interview goes on from there") {
    const std::deque<std::string> whole{"it is one", "", "", "", "", "", "", "n", "", "", "y"};
    Table uninterrupted;
    {
        ScriptedDialogue dialogue(whole);
        REQUIRE(uninterrupted.conduct(dialogue));
    }
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        CAPTURE(cut);
        Table table;
        ScriptedDialogue before({whole.begin(), whole.begin() + static_cast<long>(cut)});
        CHECK_FALSE(table.conduct(before));
        REQUIRE_FALSE(table.kept.empty());
        const InterviewRecord kept = interview_of_json(table.kept.back());
        CHECK(kept == table.interview);
        if (cut > 0 && kept.concepts.empty()) {
            REQUIRE(kept.unfinished);
            CHECK(kept.unfinished->answer == "it is one\n");
        }
        table.interview = kept;
        // whoever goes on has at most a whole interview before them
        ScriptedDialogue after(std::deque<std::string>(40, ""));
        CHECK(table.conduct(after));
        CHECK(table.interview.concepts.size() == 2);
        CHECK(table.interview.concepts[0].question == uninterrupted.interview.concepts[0].question);
        CHECK(table.interview.coding_is_over);
    }
}

TEST_CASE("code that is not right can be mended and handed in again; the round can be ended") {
    Table table;
    table.submission = {false, "a-mistake", "1.1 fails\n"};
    ScriptedDialogue dialogue(
        {"", "", "", "n", "", "", "", "n", "", "what?", "", "/over", "", "y"});
    table.conduct(dialogue);
    REQUIRE(table.interview.coding);
    CHECK(table.interview.coding->submissions == 2);
    CHECK_FALSE(table.interview.coding->passed);
    CHECK(table.interview.coding->mistake == "a-mistake");
    CHECK(has(dialogue.shown, "Expected Enter, /over or /quit."));
    CHECK(table.begun == std::vector<bool>{false});
}

TEST_CASE("an interviewer sees the key points at once, and ticks") {
    Table table;
    table.interview.with_interviewer = true;
    ScriptedDialogue dialogue({"", "1", "", "y"}, 10);
    table.conduct(dialogue);
    REQUIRE(table.interview.concepts.size() == 1);
    CHECK(has(dialogue.shown, "For the interviewer alone"));
    CHECK(dialogue.shown.find("1 [ ] It is one.") <
          dialogue.shown.find("Enter when the answer is over"));
    CHECK(table.interview.concepts[0].points[0].said);
    CHECK(has(dialogue.shown, "Ask next: Is it two?"));
    CHECK(table.interview.concepts[0].follow_up_said);
}

TEST_CASE("a record comes back as it was kept") {
    InterviewRecord record;
    record.seed = 18'446'744'073'709'551'615U;
    record.minutes = 20;
    record.with_interviewer = true;
    record.began = noon(1);
    record.day = day(1);
    record.spent = 1.0 / 3;
    record.concepts = {round_of(Level::senior, 1, 2)};
    record.concepts[0].answer = "\"Q·Kᵀ\"\n";
    record.coding = CodingRound{"4.7", 3.5, 2, true, "m", "f", true};
    record.hunt = HuntRound{"4_scaling", {"a", "b"}, {"b"}, 7};
    record.unfinished = Answered{"q", noon(2), day(2), Occasion::interview, 4, "half"};
    CHECK(interview_of_json(json_text(record)) == record);
    CHECK_THROWS_AS(interview_of_json("{"), Damaged);
    CHECK_THROWS_AS(interview_of_json("{}"), Damaged);
}

TEST_CASE("interviews are kept, one under way at most") {
    Store store(":memory:");
    InterviewLog log = store.interview_log();
    CHECK_FALSE(log.under_way());
    const std::int64_t number = log.begin(noon(0), "a");
    log.keep(number, "b");
    REQUIRE(log.under_way());
    CHECK(log.under_way()->record == "b");
    log.end(number);
    CHECK_FALSE(log.under_way());
    CHECK(log.begin(noon(1), "c") == number + 1);
    CHECK(log.interviews().size() == 2);
}

TEST_CASE("a report says what was said, what never was, what to do, and how it went before") {
    Table table;
    InterviewRecord record = table.interview;
    record.spent = 600;
    record.concepts = {round_of(Level::mid, 1, 2)};
    record.concepts[0].question = "q5";
    record.concepts[0].seconds = 75;
    record.concepts[0].points = {{"It is <one>.", false}, {"It is two.", true}};
    record.concepts[0].follow_up = "Is it?";
    record.coding = CodingRound{"1.1", 60, 2, false, "a-mistake", "", false};
    InterviewRecord before = record;
    before.began = noon(-7);
    before.day = day(-7);
    before.concepts[0].points[1].said = false;
    before.coding->passed = true;
    before.hunt = HuntRound{"1_projections", {"a", "b"}, {"a"}, 60};
    const InterviewReport report =
        interview_report(record, {before}, {}, table.questions, table.course);
    const std::string text = markdown_text(report);
    for (const char* const piece :
         {"| ideas | 1 of 2 key points said, 50 % |",
          "| coding | 1.1 does not pass, handed in 2 times |", "| bug hunt | not reached |",
          "| q5 | three matrices | mid | 1 of 2 | 1 min 15 s | not answered |",
          "- It is <one>. (q5)", "- q5: 1 min 15 s", "./qkv rehearse q5", "./qkv redo 1.1",
          "./qkv explain a-mistake", "| three matrices | 2 | 1 of 4, 25 % |",
          "| mid | 2 | 1 of 4, 25 % |",
          "| 2025-02-22 | 20 | 0 % | 1.1 passes, handed in 2 times | 1 of 2 mistakes found |"}) {
        CAPTURE(piece);
        CHECK(has(text, piece));
    }
    const std::string page =
        page_text(report, [](const std::string& word) { return "book/" + word; });
    CHECK(has(page, "<a href=\"book/q5\">in the book</a>"));
    CHECK(has(page, "<li>It is &lt;one&gt;. (q5)</li>"));
    CHECK_FALSE(has(page, "<one>"));
    CHECK_FALSE(has(page, "http"));
}

TEST_CASE("an interview that was ended at once has a report too") {
    Table table;
    const std::string text =
        markdown_text(interview_report(table.interview, {}, {}, table.questions, table.course));
    CHECK(has(text, "No question was answered."));
    CHECK(has(text, "| coding | not reached |"));
}
