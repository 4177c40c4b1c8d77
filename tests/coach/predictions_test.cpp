// What a reader of the book answered: questions, the code, and what is said of it.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "explain/misconception.hpp"
#include "files/files.hpp"
#include "kept_course.hpp"
#include "predictions/code.hpp"
#include "predictions/import_screen.hpp"
#include "predictions/quizzes.hpp"
#include "problem.hpp"
#include "progress/own_mistakes.hpp"
#include "temporary_folder.hpp"

using namespace coach;
using coach_tests::at_minute;
using coach_tests::attempt;
using coach_tests::outcome;

namespace {

const std::vector<BookQuestion>& questions_of_the_book() {
    static const std::vector<BookQuestion> questions =
        read_quizzes(std::filesystem::path(QKV_SOURCE_DIR) / "docs" / "quizzes");
    return questions;
}

/// What the book's scripts do, written once more.
std::string letters(const std::string& text, std::size_t count) {
    std::uint64_t hash = 2166136261;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619 % (1ULL << 32);
    std::string result;
    for (; result.size() < count; hash /= 31)
        result += "abcdefghjkmnpqrstuvwxyz23456789"[hash % 31];
    return result;
}

std::string code_of(const std::vector<std::pair<std::string, std::string>>& answers) {
    std::string body;
    for (const auto& [question, key] : answers) body += letters(question, 4) + letters(key, 1);
    return "qkv1-" + body + letters(body, 2);
}

/// "which-way-round=right", a line each.
std::string lines(const std::vector<std::string>& answers) {
    std::string result;
    for (const std::string& answer : answers) result += answer + '\n';
    return result;
}

std::vector<std::string> answers_in(const Recognised& found) {
    std::vector<std::string> result;
    for (const Prediction& prediction : found.predictions) {
        result.push_back(prediction.question + '=' + prediction.choice);
    }
    return result;
}

std::string message_of(const std::string& code) {
    try {
        decoded(code);
    } catch (const Problem& problem) {
        return problem.what();
    }
    return "";
}

/// The message of a file of questions that is wrong, without the file's name.
std::string message_of_quiz(const std::string& text) {
    const coach_tests::TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "1_projections.toml";
    write_text(file, text);
    try {
        read_quiz(file);
    } catch (const Problem& problem) {
        const std::string message = problem.what();
        return message.substr(message.find(".toml") + 5);
    }
    return "";
}

Misconception record(const std::string& id, const std::string& exercise) {
    Misconception result;
    result.id = id;
    result.exercise = exercise;
    result.title = "It does " + id;
    result.question = "why-" + id;
    return result;
}

const std::map<std::string, Misconception> records{{"zero", record("zero", "1.1")},
                                                   {"turn", record("turn", "1.2")}};

Prediction prediction(const std::string& question, const std::string& mistake, int minute) {
    return {question, mistake.empty() ? "right" : mistake, mistake, at_minute(minute)};
}

Review review(const std::string& question, int minute, Grade grade,
              Occasion occasion = Occasion::rehearsal) {
    Review result;
    result.question = question;
    result.at = at_minute(minute);
    result.occasion = occasion;
    result.grade = grade;
    return result;
}

}  // namespace

TEST_CASE("codes that the book's own scripts made are read") {
    // node tests/coach/book_code.js which-way-round=right
    // node tests/coach/book_code.js which-way-round=right twice-the-heads=head-width-is-d-model
    //     which-bias=b-q what-a-step-costs=the-other-way
    struct Row {
        std::string code;
        std::vector<std::string> answers;  // in the order of their letters
    };
    for (const Row& row :
         {Row{"qkv1-tmr9v8h", {"which-way-round=right"}},
          Row{"qkv1-2jvwfaey44kphuwtmr9vbw",
              {"which-bias=b-q", "what-a-step-costs=the-other-way",
               "twice-the-heads=head-width-is-d-model", "which-way-round=right"}}}) {
        CAPTURE(row.code);
        const Recognised found =
            recognised(decoded(row.code), questions_of_the_book(), at_minute(3));
        CHECK(lines(answers_in(found)) == lines(row.answers));
        CHECK(found.unknown == 0);
        CHECK(found.predictions.front().at == at_minute(3));
    }
    const Recognised found =
        recognised(decoded("qkv1-2jvwfaey44kphuwtmr9vbw"), questions_of_the_book(), at_minute(0));
    CHECK(found.predictions[0].mistake.empty());  // wrong, but no recorded mistake
    CHECK(found.predictions[2].mistake == "head-width-is-d-model");
    CHECK(found.predictions[3].mistake.empty());
}

TEST_CASE("a code of the whole book, made by its own scripts, is read") {
    // node tests/coach/book_code.js, with the last choice of each question of docs/quizzes/
    const Recognised found = recognised(
        decoded("qkv1-2jvw26t5d872s698r7sd9xpwbaey44agdt4cnfq4d8796d8g7gdv5fte78zeecpfzejeppg39ysj"
                "h7mfkgyupkphucm6f3hp296dp3m6bpctyfq3bnrqsadrr96w4scmefskbknt57kctmb9ftmr9yvsj9mx5"
                "pjwyzfngzvgp92f"),
        questions_of_the_book(), at_minute(0));
    std::vector<std::string> expected;
    for (const BookQuestion& question : questions_of_the_book()) {
        expected.push_back(question.id + '=' + question.choices.back().key);
    }
    std::vector<std::string> read = answers_in(found);
    std::sort(read.begin(), read.end());
    std::sort(expected.begin(), expected.end());
    CHECK(lines(read) == lines(expected));
    CHECK(found.unknown == 0);
}

TEST_CASE("white space and upper case, which copying brings in, do not matter") {
    const std::vector<CodedAnswer> answers = decoded("qkv1-2jvwfaey44kphuwtmr9vbw");
    CHECK(answers.size() == 4);
    CHECK(decoded("  QKV1-2JVWFAEY44KPHUWTMR9VBW\n") == answers);
    CHECK(decoded("qkv1-2jvwfaey44\r\n    kphuwtmr9v\tbw") == answers);
}

TEST_CASE("each choice of each question comes back from a code") {
    std::mt19937 random(7);
    for (int round = 0; round < 100; ++round) {
        std::vector<std::pair<std::string, std::string>> answers;
        std::vector<std::string> expected;
        for (const BookQuestion& question : questions_of_the_book()) {
            if (random() % 4 == 0) continue;
            const Choice& choice = question.choices[random() % question.choices.size()];
            answers.emplace_back(question.id, choice.key);
            expected.push_back(question.id + '=' + choice.key);
        }
        const Recognised found =
            recognised(decoded(code_of(answers)), questions_of_the_book(), at_minute(0));
        REQUIRE(lines(answers_in(found)) == lines(expected));
        REQUIRE(found.unknown == 0);
    }
}

TEST_CASE("what another version of the book asks is counted, and the rest kept") {
    // node tests/coach/book_code.js one-from-another-book=right
    //     which-way-round=project-transposes-the-weights all-hidden=removed
    const Recognised found =
        recognised(decoded("qkv1-r96wmtmr96tp8pvs3"), questions_of_the_book(), at_minute(0));
    CHECK(lines(answers_in(found)) == "which-way-round=project-transposes-the-weights\n");
    CHECK(found.predictions[0].mistake == "project-transposes-the-weights");
    CHECK(found.unknown == 2);
}

TEST_CASE("what is no whole code is refused, and it is said why") {
    const std::string where =
        ". The book shows the code at the end of each page with a question to predict: 'Copy the "
        "code'";
    struct Row {
        std::string code;
        std::string message;
    };
    for (const Row& row :
         {Row{" \n", "there is no code" + where},
          Row{"hello",
              "this is no code of the book: expected qkv1- and letters, got 'hello'" + where},
          Row{"a sentence that is rather long",
              "this is no code of the book: expected qkv1- and "
              "letters, got 'asentencethatisrathe...'" +
                  where},
          Row{std::string("\0\x1b[2J", 5),
              "this is no code of the book: expected qkv1- and letters, got something else" +
                  where},
          Row{"qkv2-tmr9v8h",
              "this coach reads codes that begin with qkv1-, got 'qkv2-tmr9v8h': the book is of "
              "another version. To bring the coach up to date: git pull"},
          Row{"qkv1-",
              "the code is cut off, or lost letters: expected 7, 12, 17 ... letters after "
              "qkv1- (5 for each answer, and 2), got 0" +
                  where},
          Row{"qkv1-8h",
              "the code is cut off, or lost letters: expected 7, 12, 17 ... letters after "
              "qkv1- (5 for each answer, and 2), got 2" +
                  where},
          Row{"qkv1-2jvwfaey44kphuwtmr9vb",
              "the code is cut off, or lost letters: expected 7, 12, 17 ... letters after qkv1- (5 "
              "for each answer, and 2), got 21" +
                  where},
          Row{"qkv1-tmr9w8h",
              "a letter of the code is wrong: after the others its last two should "
              "be 'q2', but are '8h'. Copy it once more, or look for the slip"},
          Row{"qkv1-tmrlv8h",
              "letter 4 after qkv1- should be one of abcdefghjkmnpqrstuvwxyz23456789, but is 'l'"},
          Row{"qkv1-tmré9v8h",
              "letter 4 after qkv1- should be one of "
              "abcdefghjkmnpqrstuvwxyz23456789, but is something else"}}) {
        CAPTURE(row.code);
        CHECK(message_of(row.code) == row.message);
    }
}

TEST_CASE("a mistyped letter, two exchanged ones and a lost answer are noticed nearly always") {
    const std::string code = "qkv1-2jvwfaey44kphuwtmr9vbw";
    std::size_t changes = 0;
    std::size_t unnoticed = 0;
    const auto try_code = [&](const std::string& changed) {
        if (changed == code) return;
        ++changes;
        if (message_of(changed).empty()) ++unnoticed;
    };
    for (std::size_t i = 5; i < code.size(); ++i) {
        for (const char letter : std::string("abcdefghjkmnpqrstuvwxyz23456789")) {
            std::string changed = code;
            changed[i] = letter;
            try_code(changed);
        }
        std::string exchanged = code;
        if (i + 1 < code.size()) std::swap(exchanged[i], exchanged[i + 1]);
        try_code(exchanged);
        if (i + 5 <= code.size()) try_code(std::string(code).erase(i, 5));
    }
    CHECK(changes > 600);
    CHECK(unnoticed <= changes / 200);
}

TEST_CASE("a question of the book that is wrong is refused with its place") {
    const std::string right = "[[question.choice]]\nright = true\n";
    struct Row {
        std::string text;
        std::string message;
    };
    for (
        const Row& row :
        {Row{"[[question]]\nask = 'Why?'\n", ":1: 'id' should be a text, but is missing"},
         Row{"[[question]]\nid = ''\n", ":2: 'id' should be a text, but is empty"},
         Row{"[[question]]\nid = 'a'\n",
             ":1: question 'a': 'choice' should be a list of tables, but is missing"},
         Row{"[[question]]\nid = 'a'\n[[question.choice]]\nmisconception = 'm'\n",
             ":3: question 'a': 'choice' should be choices of which one is right, but none of them "
             "is"},
         Row{"[[question]]\nid = 'a'\n" + right + right,
             ":6: question 'a': 'right' should be different for each choice, but 'right' is taken"},
         Row{"[[question]]\nid = 'a'\n" + right + "[[question.choice]]\ntext = 'Both.'\n",
             ":5: question 'a': 'key' should be a name of this wrong choice, unless it has a "
             "misconception, but there is neither"},
         Row{"[[question]]\nid = 'a'\n" + right + "[[question.choice]]\nkey = 'right'\n",
             ":6: question 'a': 'key' should be a name of this wrong choice, but is 'right'"},
         Row{"[[question]]\nid = 'a'\n" + right + "[[question]]\nid = 'a'\n" + right,
             ":5: the id 'a' is taken, by the question at "}}) {
        CAPTURE(row.text);
        CHECK(message_of_quiz(row.text).substr(0, row.message.size()) == row.message);
    }
}

TEST_CASE("the import says of each wrong answer which mistake it is") {
    CHECK(import_screen(
              {{prediction("which-way", "turn", 0), prediction("how-wide", "", 0),
                Prediction{"who-asks", "nobody", "", at_minute(0)}, prediction("how-many", "", 0)},
               1,
               2},
              records, Terminal{}) ==
          "4 predictions kept, 2 of them right\n"
          "  1 prediction was known already: the first answer to a question counts.\n"
          "  2 predictions are about questions or answers that are not in this course: the\n"
          "  book is of another version. To bring the course up to date: git pull, then\n"
          "  import the code again.\n"
          "\n"
          "  ✓ how-wide, how-many\n"
          "\n"
          "  ✗ which-way\n"
          "      It does turn.\n"
          "      ./qkv explain turn\n"
          "      ./qkv docs turn\n"
          "\n"
          "  ✗ who-asks\n"
          "      not right, but no mistake that is known by name\n"
          "\n"
          "  These count like mistakes made in code: ./qkv mistakes\n");
    CHECK(import_screen({{}, 3, 0}, records, Terminal{}) ==
          "No prediction is new\n"
          "  3 predictions were known already: the first answer to a question counts.\n");
}

TEST_CASE("a mistake that was predicted joins those made in code") {
    Store store(":memory:");
    store.record(attempt("a", 0, {outcome("1.2", ExerciseStatus::failed, "turn")}));
    ReviewLog log = store.review_log();
    log.add(prediction("one", "turn", 1));
    log.add(prediction("two", "turn", 3));
    log.add(prediction("three", "zero", 2));
    log.add(prediction("four", "renamed-since", 2));
    log.add(prediction("five", "", 2));
    const std::vector<MistakeRecord> mistakes = own_mistakes(store, records);
    REQUIRE(mistakes.size() == 2);
    CHECK(mistakes[0].id == "turn");
    CHECK(mistakes[0].exercise == "1.2");
    CHECK(mistakes[0].times == 1);
    CHECK(mistakes[0].predicted == 2);
    CHECK(mistakes[0].last == at_minute(3));
    CHECK_FALSE(mistakes[0].is_fixed);
    CHECK(mistakes[1].id == "zero");
    CHECK(mistakes[1].exercise == "1.1");
    CHECK(mistakes[1].times == 0);
    CHECK(mistakes[1].predicted == 1);
    CHECK_FALSE(mistakes[1].is_fixed);
}

TEST_CASE("a predicted mistake is fixed by a pass or a good answer that comes after it") {
    struct Row {
        std::string what;
        std::function<void(Store&)> happens;
        bool is_fixed;
    };
    const auto passes = [](const std::string& exercise, int minute) {
        return [=](Store& store) {
            store.record(attempt("right", minute, {outcome(exercise, ExerciseStatus::passed)}));
        };
    };
    const auto answers = [](const Review& given) {
        return [=](Store& store) { store.review_log().add(given); };
    };
    for (const Row& row :
         {Row{"nothing", [](Store&) {}, false}, Row{"passed before", passes("1.2", 4), false},
          Row{"passes after", passes("1.2", 6), true},
          Row{"another passes", passes("1.1", 6), false},
          Row{"good before", answers(review("why-turn", 4, Grade::good)), false},
          Row{"good after", answers(review("why-turn", 6, Grade::good)), true},
          Row{"easy after", answers(review("why-turn", 6, Grade::easy)), true},
          Row{"hard after", answers(review("why-turn", 6, Grade::hard)), false},
          Row{"good in an interview",
              answers(review("why-turn", 6, Grade::good, Occasion::interview)), true},
          Row{"good for practice", answers(review("why-turn", 6, Grade::good, Occasion::cram)),
              false},
          Row{"another answered", answers(review("why-zero", 6, Grade::good)), false}}) {
        CAPTURE(row.what);
        Store store(":memory:");
        store.review_log().add(prediction("one", "turn", 5));
        row.happens(store);
        REQUIRE(own_mistakes(store, records).size() == 1);
        CHECK(own_mistakes(store, records)[0].is_fixed == row.is_fixed);
    }
}

TEST_CASE("a mistake made in code is not fixed by an answer, nor one of the book by an old pass") {
    Store in_code(":memory:");
    in_code.record(attempt("a", 0, {outcome("1.2", ExerciseStatus::failed, "turn")}));
    in_code.review_log().add(prediction("one", "turn", 1));
    in_code.review_log().add(review("why-turn", 2, Grade::good));
    CHECK_FALSE(own_mistakes(in_code, records)[0].is_fixed);
    in_code.record(attempt("b", 3, {outcome("1.2", ExerciseStatus::passed)}));
    CHECK(own_mistakes(in_code, records)[0].is_fixed);

    Store passed_before(":memory:");
    passed_before.record(attempt("a", 0, {outcome("1.2", ExerciseStatus::failed, "turn")}));
    passed_before.record(attempt("b", 1, {outcome("1.2", ExerciseStatus::passed)}));
    passed_before.review_log().add(prediction("one", "turn", 2));
    CHECK_FALSE(own_mistakes(passed_before, records)[0].is_fixed);
}

TEST_CASE("mistakes that are not fixed come first, the last one first") {
    Store store(":memory:");
    store.record(attempt("a", 0, {outcome("1.1", ExerciseStatus::failed, "zero")}));
    store.record(attempt("b", 9, {outcome("1.1", ExerciseStatus::passed)}));
    store.record(attempt("c", 1, {outcome("1.3", ExerciseStatus::failed, "late")}));
    store.review_log().add(prediction("one", "turn", 5));
    std::vector<std::string> order;
    for (const MistakeRecord& mistake : own_mistakes(store, records)) order.push_back(mistake.id);
    CHECK(order == std::vector<std::string>{"turn", "late", "zero"});
}
