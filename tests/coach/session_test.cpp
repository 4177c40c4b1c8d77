#include "rehearse/session.hpp"

#include <doctest/doctest.h>

#include "problem.hpp"
#include "rehearse/plain_mathematics.hpp"
#include "rehearse/read_practice.hpp"
#include "scripted_dialogue.hpp"
#include "terminal/lines.hpp"

using namespace coach;
using coach_tests::day;
using coach_tests::noon;
using coach_tests::ScriptedDialogue;

namespace {

std::vector<Question> some_questions() {
    std::vector<Question> questions = coach_tests::questions(3, 1);
    for (Question& question : questions) {
        question.short_answer = "Short: " + question.id + ".";
        question.long_answer = "Long: $\\sqrt{d_k}$.";
        question.wrong = "It is three.";
        question.why_wrong = "It is not.";
        question.follow_ups = {{"And then?", "Then nothing."}, {"Why?", "Therefore."}};
    }
    return questions;
}

/// What a session kept, in order.
struct Kept {
    std::vector<Review> reviews;
    std::optional<Answered> unfinished;

    Keeping keeping() {
        return {[this](const Answered& answered) { unfinished = answered; },
                [this] { unfinished.reset(); },
                [this](const Review& review) {
                    reviews.push_back(review);
                    unfinished.reset();
                }};
    }
};

struct Table {
    std::vector<Question> questions = some_questions();
    Practice practice = coach_tests::practice(questions, {}, 0);
    Kept kept;

    SessionResult put(ScriptedDialogue& dialogue, SessionOptions options = {}) {
        return rehearse(practice, tasks_without_date(practice, std::chrono::minutes(10)), options,
                        dialogue, kept.keeping());
    }
};

bool has(const std::string& text, std::string_view piece) {
    return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("a typed answer is ticked beforehand, graded and kept") {
    Table table;
    ScriptedDialogue dialogue({"it is one", "", "", "", "", "/quit"});
    const SessionResult result = table.put(dialogue);
    REQUIRE(table.kept.reviews.size() == 1);
    const Review& review = table.kept.reviews[0];
    CHECK(review.question == "q0");
    CHECK(review.answer == "it is one\n");
    CHECK(review.seconds == 20);
    CHECK(review.day == day(0));
    CHECK(review.occasion == Occasion::rehearsal);
    CHECK(review.points == std::vector<PointSaid>{{"It is one.", true}, {"It is two.", false}});
    CHECK(review.grade == Grade::hard);
    CHECK(result.was_cut_off);
    CHECK(result.left == 2);
    CHECK(has(dialogue.shown, "question 1 of about 3"));
    CHECK(has(dialogue.shown, "What is q0?"));
    CHECK(has(dialogue.shown, "Short: q0."));
    CHECK(has(dialogue.shown, "Long: √d_k."));
    CHECK(has(dialogue.shown, "1 [x] It is one."));
    CHECK(has(dialogue.shown, "2 [ ] It is two."));
    CHECK(has(dialogue.shown, "hard: 1 of 2 key points in 20 s."));
    CHECK(has(dialogue.shown, "- It is two.\n    Is it two?"));
    CHECK(has(dialogue.shown, "\"It is three.\""));
    CHECK(has(dialogue.shown, "And then?"));
    CHECK(has(dialogue.shown, "Then nothing."));
    CHECK(has(dialogue.shown, "Comes again on"));
}

TEST_CASE("a spoken answer is ticked by whoever gave it") {
    Table table;
    ScriptedDialogue dialogue({"", "", "1, 2", "", "", "/quit"});
    table.put(dialogue);
    REQUIRE(table.kept.reviews.size() == 1);
    CHECK(table.kept.reviews[0].answer.empty());
    CHECK(table.kept.reviews[0].grade == Grade::easy);
    CHECK(has(dialogue.shown, "Which did you say?"));
}

TEST_CASE("ticks are changed until they are right; what is no number changes nothing") {
    Table table;
    ScriptedDialogue dialogue({"", "", "all", "1 7", "x", "2", "0", "99999999999", "", "", "/q"});
    table.put(dialogue);
    REQUIRE(table.kept.reviews.size() == 1);
    CHECK(table.kept.reviews[0].points ==
          std::vector<PointSaid>{{"It is one.", true}, {"It is two.", false}});
    CHECK(has(dialogue.shown, "'7' is no key point: expected numbers from 1 to 2, all or none"));
    CHECK(has(dialogue.shown, "'x' is no key point"));
}

TEST_CASE("what was missed comes once more at the end, and only once") {
    Table table;
    std::deque<std::string> lines;
    for (int question = 0; question < 6; ++question) lines.insert(lines.end(), {"", "", "", ""});
    ScriptedDialogue dialogue(lines);
    const SessionResult result = table.put(dialogue);
    CHECK(result.reviews.size() == 6);
    CHECK(result.left == 0);
    CHECK_FALSE(result.was_cut_off);
    CHECK(table.kept.reviews[0].question == "q0");
    CHECK(table.kept.reviews[3].question == "q0");
    CHECK(has(dialogue.shown, "missed last time"));
}

TEST_CASE("no question is begun that would end after the time") {
    Table table;
    std::deque<std::string> lines(40, "");
    ScriptedDialogue dialogue(lines, 100);
    const SessionResult result = table.put(dialogue);
    CHECK(result.reviews.size() == 2);  // 400 s each, of 600 s
    CHECK(result.left == 3);            // the third, and two that were missed
    CHECK_FALSE(result.was_cut_off);
}

TEST_CASE("a question can be left for later") {
    Table table;
    ScriptedDialogue dialogue({"/skip", "half a", "/skip", "", "", "all", "", ""});
    const SessionResult result = table.put(dialogue);
    CHECK(result.reviews.size() == 1);
    CHECK(result.reviews[0].question == "q2");
    CHECK(result.left == 2);
    CHECK_FALSE(table.kept.unfinished);
}

TEST_CASE("wherever the lines end, what was answered is kept") {
    const std::deque<std::string> whole{"it is one", "", "", "2", "", "", "/quit"};
    for (std::size_t count = 0; count < whole.size(); ++count) {
        CAPTURE(count);
        Table table;
        ScriptedDialogue dialogue({whole.begin(), whole.begin() + static_cast<long>(count)});
        const SessionResult result = table.put(dialogue);
        CHECK(result.was_cut_off);
        if (count == 0) {
            CHECK_FALSE(table.kept.unfinished);
        } else if (count < 5) {
            REQUIRE(table.kept.unfinished);
            CHECK(table.kept.unfinished->answer == "it is one\n");
        } else {
            REQUIRE(table.kept.reviews.size() == 1);
            CHECK(table.kept.reviews[0].grade == Grade::easy);
        }
    }
}

TEST_CASE("an answer that was not ticked is ticked first the next time") {
    Table table;
    Answered answered;
    answered.question = "q1";
    answered.at = noon(0, 5);
    answered.day = day(0);
    answered.seconds = 33;
    answered.answer = "one and two\n";
    table.practice.unfinished = answered;
    ScriptedDialogue dialogue({"", "", "", "/quit"});
    dialogue.today = 1;
    const SessionResult result = table.put(dialogue);
    REQUIRE(table.kept.reviews.size() == 1);
    CHECK(table.kept.reviews[0].question == "q1");
    CHECK(table.kept.reviews[0].at == answered.at);
    CHECK(table.kept.reviews[0].seconds == 33);
    CHECK(table.kept.reviews[0].grade == Grade::easy);
    CHECK(result.left == 2);  // q1 is not asked again
}

TEST_CASE("cramming is said to move no date") {
    Table table;
    SessionOptions options;
    options.occasion = Occasion::cram;
    ScriptedDialogue dialogue({"", "", "all", "", "", "/quit"});
    table.put(dialogue, options);
    REQUIRE(table.kept.reviews.size() == 1);
    CHECK(table.kept.reviews[0].occasion == Occasion::cram);
    CHECK(has(dialogue.shown, "Cramming leaves its date as it was."));
}

TEST_CASE("no line is wider than the terminal") {
    for (const std::size_t columns : {60U, 80U, 200U}) {
        CAPTURE(columns);
        Table table;
        for (Question& question : table.questions) {
            question.short_answer = std::string(3, ' ') + "many words in a row; ";
            for (int i = 0; i < 5; ++i) question.short_answer += question.short_answer;
            question.key_points[0].point = question.short_answer;
        }
        ScriptedDialogue dialogue({"it is one", "", "", "all", "", "", "/quit"}, 10, columns);
        table.put(dialogue);
        std::size_t begin = 0;
        while (begin < dialogue.shown.size()) {
            const std::size_t end =
                std::min(dialogue.shown.find('\n', begin), dialogue.shown.size());
            const std::string line = dialogue.shown.substr(begin, end - begin);
            CAPTURE(line);
            if (line.find("(timed)") == std::string::npos) CHECK(shown_width(line) <= columns);
            begin = end + 1;
        }
    }
}

TEST_CASE("formulas are spelled in plain characters") {
    CHECK(plain_mathematics("costs $5") == "costs $5");
    CHECK(plain_mathematics("$QK^\\top / \\sqrt{d_k}$, as $\\tfrac12$") == "QKᵀ / √d_k, as 1/2");
    CHECK(plain_mathematics("$\\frac{1}{n-1}\\sum_i x_i^2$") == "1/(n-1)Σ_i x_i^2");
    CHECK(plain_mathematics("$\\operatorname{Var}(q \\cdot k)$") == "Var(q · k)");
    CHECK(plain_mathematics("$A^{-1} d_{model} W_O^{(i)}$") == "A^-1 d_model W_O^(i)");
    for (const char* const broken : {"$\\", "$\\$", "${$", "$\\frac{1$", "$}$", "$^$", "$$"}) {
        CAPTURE(broken);
        plain_mathematics(broken);  // it comes to an end
    }
}

TEST_CASE("the course's own answers hold no TeX once they are spelled") {
    for (const Question& question :
         read_interview(std::filesystem::path(QKV_SOURCE_DIR) / "docs" / "interview")) {
        for (const std::string& text : {question.short_answer, question.long_answer,
                                        question.why_wrong, question.follow_ups[0].answer}) {
            const std::string plain = plain_mathematics(text);
            CAPTURE(question.id);
            CAPTURE(plain);
            CHECK_FALSE(has(plain, "\\"));
            CHECK_FALSE(has(plain, "$"));
        }
    }
}

TEST_CASE("questions are named by lesson, exercise, topic or id") {
    const Course course = read_course(QKV_SOURCE_DIR);
    const std::vector<Question> questions = read_interview(course.root / "docs" / "interview");
    const Practice practice = practice_of(course, questions, {}, {}, std::nullopt, Fsrs(), day(0));
    CHECK(coach_tests::ids(tasks_named(course, practice, {"why-scale", "why-scale"})) ==
          std::vector<std::string>{"why-scale"});
    CHECK(tasks_named(course, practice, {"4"}).size() == 22);
    CHECK(tasks_named(course, practice, {"scaling"}).size() >= 22);
    CHECK(tasks_named(course, practice, {"must-know"}).size() == 36);
    CHECK_FALSE(tasks_named(course, practice, {"4.7"}).empty());
    CHECK_THROWS_WITH_AS(tasks_named(course, practice, {"why-scalp"}),
                         doctest::Contains("was 'why-scale' meant?"), Problem);
}
