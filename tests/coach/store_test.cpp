#include "progress/store.hpp"

#include <doctest/doctest.h>

#include "kept_course.hpp"

using namespace coach;
using coach_tests::at_minute;
using coach_tests::attempt;
using coach_tests::outcome;

namespace {

constexpr ExerciseStatus passed = ExerciseStatus::passed;
constexpr ExerciseStatus failed = ExerciseStatus::failed;

}  // namespace

TEST_CASE("an attempt is kept with its text and with what was said") {
    Store store(":memory:");
    ExerciseOutcome wrong = outcome("1.2", failed, "transposed");
    wrong.confidence = Confidence::likely;
    wrong.root = "1.1";
    ExerciseOutcome odd = outcome("1.3", failed);
    odd.observation = "Every wrong cell is 2 times the expected one.";
    Attempt tried = attempt("int é = 0;\n", 3, {outcome("1.1", passed), wrong, odd});
    tried.status = LessonStatus::crashed;
    tried.trouble = "it crashed";
    CHECK(store.record(tried) == 1);

    const std::vector<Version> versions = store.versions("1_projections");
    REQUIRE(versions.size() == 1);
    CHECK(versions[0].number == 1);
    CHECK(versions[0].at == at_minute(3));
    CHECK(versions[0].origin == Origin::checked);
    REQUIRE(versions[0].said);
    CHECK(versions[0].said->status == LessonStatus::crashed);
    CHECK(versions[0].said->trouble == "it crashed");
    CHECK(versions[0].said->exercises == tried.exercises);
    CHECK(store.text_of("1_projections", 1) == "int é = 0;\n");
    CHECK(store.text_of("1_projections", 2) == std::nullopt);
    CHECK(store.versions("2_roles").empty());
}

TEST_CASE("any bytes are kept as they are") {
    Store store(":memory:");
    for (const std::string& text :
         {std::string(), std::string("a\0b", 3), std::string("\xff\r\n")}) {
        const int number = store.add("1_projections", at_minute(0), Origin::kept, text);
        CHECK(store.text_of("1_projections", number) == text);
    }
}

TEST_CASE("a text that comes again is stored once") {
    Store store(":memory:");
    for (const char* const text : {"a", "b", "a"}) store.record(attempt(text, 0, {}));
    const std::vector<Version> versions = store.versions("1_projections");
    REQUIRE(versions.size() == 3);
    CHECK(versions[0].text == versions[2].text);
    CHECK(versions[0].text != versions[1].text);
}

TEST_CASE("the same text with the same verdict, twice in a row, counts once") {
    struct Row {
        const char* text;
        std::vector<ExerciseOutcome> exercises;
        LessonStatus status;
        int number;
    };
    Store store(":memory:");
    const std::vector<ExerciseOutcome> both = {outcome("1.1", passed), outcome("1.2", failed, "a")};
    const std::vector<Row> rows = {
        {"a", both, LessonStatus::failed, 1},
        {"a", both, LessonStatus::failed, 1},
        {"a", {outcome("1.1", passed)}, LessonStatus::passed, 1},  // part of what was said
        {"a", {both[0], outcome("1.2", failed, "b")}, LessonStatus::failed, 2},
        {"a", {both[0], outcome("1.2", failed, "b")}, LessonStatus::crashed, 3},
        {"b", both, LessonStatus::failed, 4},
        {"a", both, LessonStatus::failed, 5},  // not in a row
    };
    for (const Row& row : rows) {
        CAPTURE(row.number);
        Attempt tried = attempt(row.text, 0, row.exercises);
        tried.status = row.status;
        CHECK(store.record(tried) == row.number);
    }
    CHECK(store.versions("1_projections").size() == 5);
}

TEST_CASE("the hours of all attempts are known; a text that was kept is no attempt") {
    Store store(":memory:");
    store.record(attempt("a", 5, {outcome("1.1", failed)}));
    store.add("1_projections", at_minute(6), Origin::kept, "b");
    Attempt other = attempt("c", 2, {outcome("2.1", failed)});
    other.lesson = "2_roles";
    store.record(other);
    CHECK(store.checked_at() == std::vector<UtcTime>{at_minute(2), at_minute(5)});
}

TEST_CASE("lessons count their attempts by themselves") {
    Store store(":memory:");
    store.record(attempt("a", 0, {}));
    Attempt other = attempt("a", 0, {});
    other.lesson = "2_roles";
    CHECK(store.record(other) == 1);
}

TEST_CASE("tries are the texts that failed in an exercise, and the first that passed") {
    Store store(":memory:");
    store.record(attempt("a", 0, {outcome("1.1", ExerciseStatus::not_implemented)}));
    CHECK(store.exercise("1.1").tries == 0);
    store.record(attempt("b", 1, {outcome("1.1", failed)}));
    store.record(attempt("b", 2, {outcome("1.1", failed), outcome("1.2", failed)}));
    store.record(attempt("c", 3, {outcome("1.1", ExerciseStatus::not_run)}));
    store.record(attempt("d", 4, {outcome("1.1", failed, "transposed")}));
    CHECK(store.exercise("1.1").tries == 2);
    CHECK(store.exercise("1.1").first_passed == std::nullopt);
    store.record(attempt("e", 5, {outcome("1.1", passed)}));
    store.record(attempt("f", 6, {outcome("1.1", passed)}));
    store.record(attempt("g", 7, {outcome("1.1", failed)}));
    const ExerciseRecord record = store.exercise("1.1");
    CHECK(record.tries == 4);
    CHECK(record.first_passed == at_minute(5));
    CHECK(record.tries_until_passed == 3);
    CHECK(record.last->status == failed);
    CHECK(record.last_text == store.find_text("g"));
}

TEST_CASE("the last failure of an exercise stays known when it passes") {
    Store store(":memory:");
    store.record(attempt("a", 0, {outcome("1.1", failed, "transposed")}));
    store.record(attempt("b", 1, {outcome("1.1", passed)}));
    CHECK(store.exercise("1.1").last->status == passed);
    CHECK(store.exercise("1.1").last_failure->mistake == "transposed");
    CHECK_FALSE(store.exercise("1.2").last);
}

TEST_CASE("a hint is known as taken, once, in the order of their numbers") {
    Store store(":memory:");
    store.take_hint("1.2", 2, at_minute(0));
    store.take_hint("1.2", 1, at_minute(1));
    store.take_hint("1.2", 2, at_minute(2));
    CHECK(store.exercise("1.2").hints == std::vector<std::size_t>{1, 2});
    CHECK(store.exercise("1.1").hints.empty());
}

TEST_CASE("the same wrong text is one mistake, and it is fixed when its exercise passes") {
    Store store(":memory:");
    store.record(attempt("a", 0, {outcome("1.1", failed, "zero"), outcome("1.2", failed, "turn")}));
    store.record(attempt("b", 1, {outcome("1.1", passed), outcome("1.2", failed, "turn")}));
    store.record(attempt("a", 2, {outcome("1.1", failed, "zero"), outcome("1.2", failed, "turn")}));
    store.record(attempt("c", 3, {outcome("1.1", passed), outcome("1.2", failed)}));
    const std::vector<MistakeRecord> mistakes = store.mistakes();
    REQUIRE(mistakes.size() == 2);
    CHECK(mistakes[0].id == "turn");
    CHECK(mistakes[0].times == 2);
    CHECK_FALSE(mistakes[0].is_fixed);
    CHECK(mistakes[1].id == "zero");
    CHECK(mistakes[1].exercise == "1.1");
    CHECK(mistakes[1].times == 1);
    CHECK(mistakes[1].last == at_minute(2));
    CHECK(mistakes[1].is_fixed);
}

TEST_CASE("a mistake that shows in later exercises is counted where it is made") {
    Store store(":memory:");
    ExerciseOutcome later = outcome("1.3", failed, "turn");
    later.root = "1.2";
    store.record(attempt("a", 0, {outcome("1.2", failed, "turn"), later}));
    const std::vector<MistakeRecord> mistakes = store.mistakes();
    REQUIRE(mistakes.size() == 1);
    CHECK(mistakes[0].exercise == "1.2");
    CHECK(mistakes[0].times == 1);
}

TEST_CASE("a mistake made again after its exercise passed is not fixed") {
    Store store(":memory:");
    store.record(attempt("a", 0, {outcome("1.1", passed)}));
    store.record(attempt("b", 1, {outcome("1.1", failed, "zero")}));
    REQUIRE(store.mistakes().size() == 1);
    CHECK_FALSE(store.mistakes()[0].is_fixed);
}
