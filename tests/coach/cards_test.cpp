#include "rehearse/cards.hpp"

#include <doctest/doctest.h>

#include "practice_examples.hpp"
#include "rehearse/forward.hpp"
#include "rehearse/grading.hpp"
#include "rehearse/refit.hpp"
#include "rehearse/time_needed.hpp"

using namespace coach;
using coach_tests::day;
using coach_tests::noon;
using coach_tests::review;

namespace {

const std::vector<Question>& three() {
    static const std::vector<Question> result = coach_tests::questions(3, 1);
    return result;
}

std::vector<PointSaid> points(std::size_t said, std::size_t all) {
    std::vector<PointSaid> result(all);
    for (std::size_t i = 0; i < said; ++i) result[i].said = true;
    return result;
}

}  // namespace

TEST_CASE("a card follows from its reviews") {
    const Fsrs fsrs;
    const std::vector<Card> cards =
        cards_of(three(),
                 {review("q0", 0, Grade::good), review("gone", 1, Grade::good),
                  review("q0", 3, Grade::hard)},
                 fsrs);
    REQUIRE(cards.size() == 3);
    const Memory expected = fsrs.next(fsrs.first(Grade::good), 3, Grade::hard);
    REQUIRE(cards[0].memory);
    CHECK(cards[0].memory->stability == expected.stability);
    CHECK(cards[0].last == day(3));
    CHECK(cards[0].due == day(3) + std::chrono::days(fsrs.interval(expected)));
    CHECK(cards[0].met == 2);
    CHECK(cards[1].is_new());
}

TEST_CASE("what was missed is due the same day, until it is not missed") {
    const Fsrs fsrs;
    Card card =
        cards_of(three(), {review("q0", 0, Grade::good), review("q0", 3, Grade::again)}, fsrs)[0];
    CHECK(card.is_missed());
    CHECK(card.due == day(3));
    CHECK(card.lapses == 1);
    answer(card, review("q0", 3, Grade::good), fsrs);
    CHECK_FALSE(card.is_missed());
    CHECK(card.due > day(3));
    CHECK(card.lapses == 1);
}

TEST_CASE("a cram leaves the schedule untouched") {
    const Fsrs fsrs;
    const std::vector<Review> scheduled{review("q0", 0, Grade::good)};
    Review cram = review("q0", 1, Grade::again);
    cram.occasion = Occasion::cram;
    const Card before = cards_of(three(), scheduled, fsrs)[0];
    const Card after = cards_of(three(), {scheduled[0], cram}, fsrs)[0];
    CHECK(after.due == before.due);
    CHECK(after.memory->stability == before.memory->stability);
    CHECK(after.memory->difficulty == before.memory->difficulty);
    CHECK(after.grade == before.grade);
    CHECK(after.met == 2);
    CHECK(cards_of(three(), {cram}, fsrs)[0].is_new());
}

TEST_CASE("a clock that was set back does no harm") {
    const Fsrs fsrs;
    const Card card =
        cards_of(three(), {review("q0", 9, Grade::good), review("q0", 2, Grade::good)}, fsrs)[0];
    CHECK(card.last == day(9));
    CHECK(card.memory->stability == fsrs.next(fsrs.first(Grade::good), 0, Grade::good).stability);
    CHECK(recall_on(card, day(2), fsrs) == 1.0);
}

TEST_CASE("recall falls to nine in ten when it is due") {
    const Fsrs fsrs;
    const Card card = cards_of(three(), {review("q0", 0, Grade::easy)}, fsrs)[0];
    CHECK(recall_on(card, card.due, fsrs) == doctest::Approx(0.9).epsilon(0.01));
    CHECK(recall_on(card, day(0), fsrs) == 1.0);
    CHECK(recall_on(cards_of(three(), {}, fsrs)[0], day(0), fsrs) == 0.0);
}

TEST_CASE("a mistake brings its question forward until that is answered") {
    const Fsrs fsrs;
    Misconception record;
    record.id = "by-d-k";
    record.title = "Scores are divided by d_k";
    record.exercise = "4.7";
    record.question = "q1";
    MistakeRecord made;
    made.id = "by-d-k";
    made.last = noon(2);
    const std::vector<Prediction> predicted{{"book", "by-d-k", "by-d-k", noon(1)},
                                            {"other", "right", "", noon(1)}};
    const auto forward = [&](const std::vector<Review>& reviews) {
        return brought_forward({made}, predicted, {record}, cards_of(three(), reviews, fsrs));
    };
    REQUIRE(forward({}).size() == 1);
    CHECK(forward({})[0].question == "q1");
    CHECK(forward({})[0].mistake == "by-d-k");
    CHECK(forward({})[0].title == record.title);
    CHECK(forward({})[0].in_code);
    CHECK(forward({review("q1", 1, Grade::good)}).size() == 1);
    CHECK(forward({review("q1", 2, Grade::again, 1)}).empty());
    made.id = "unknown";
    REQUIRE(forward({}).size() == 1);
    CHECK_FALSE(forward({})[0].in_code);
}

TEST_CASE("ticks and time decide the grade") {
    CHECK(grade_of(points(2, 5), 30, Manner::aloud) == Grade::again);
    CHECK(grade_of(points(0, 3), 5, Manner::aloud) == Grade::again);
    CHECK(grade_of(points(3, 5), 30, Manner::aloud) == Grade::hard);
    CHECK(grade_of(points(4, 5), 30, Manner::aloud) == Grade::good);
    CHECK(grade_of(points(4, 5), 121, Manner::aloud) == Grade::hard);
    CHECK(grade_of(points(5, 5), 121, Manner::aloud) == Grade::hard);
    CHECK(grade_of(points(5, 5), 46, Manner::aloud) == Grade::good);
    CHECK(grade_of(points(5, 5), 45, Manner::aloud) == Grade::easy);
    CHECK(grade_of(points(5, 5), 121, Manner::typed) == Grade::good);
    CHECK(grade_of(points(5, 5), 120, Manner::typed) == Grade::easy);
    CHECK(grade_of(points(5, 5), 301, Manner::typed) == Grade::hard);
    CHECK(grade_reason(points(4, 5), 80.6, Manner::aloud) == "4 of 5 key points in 1 min 20 s");
    CHECK(grade_reason(points(5, 5), 150, Manner::aloud) ==
          "5 of 5 key points in 2 min 30 s, later than 2 min 0 s");
}

TEST_CASE("the time that a question needs is learnt from the answers") {
    std::vector<Review> reviews(9, review("q0", 0, Grade::good));
    CHECK(time_needed(reviews).again == TimeNeeded().again);
    reviews.push_back(reviews.back());
    CHECK(time_needed(reviews).again == std::chrono::seconds(110));
    CHECK(time_needed(reviews).first == std::chrono::seconds(150));
    for (Review& one : reviews) one.seconds = 1;
    CHECK(time_needed(reviews).again == std::chrono::seconds(70));
    for (Review& one : reviews) one.seconds = 5000;
    CHECK(time_needed(reviews).again == std::chrono::seconds(300));
}

TEST_CASE("the log becomes histories as the cards count their days") {
    Review cram = review("q0", 2, Grade::again);
    cram.occasion = Occasion::cram;
    const std::vector<ReviewHistory> histories =
        histories_of({review("q0", 0, Grade::good), review("q1", 1, Grade::hard), cram,
                      review("q0", 3, Grade::easy), review("q0", 1, Grade::again)});
    REQUIRE(histories.size() == 2);
    REQUIRE(histories[0].size() == 3);
    CHECK(histories[0][0].elapsed_days == 0);
    CHECK(histories[0][1].elapsed_days == 3);
    CHECK(histories[0][1].grade == Grade::easy);
    CHECK(histories[0][2].elapsed_days == 0);  // the clock was set back
    CHECK(histories[1].size() == 1);
}

TEST_CASE("parameters are fitted when there are enough reviews, and then a quarter more") {
    CHECK_FALSE(is_fit_due(fewest_reviews_to_fit - 1, std::nullopt));
    CHECK(is_fit_due(fewest_reviews_to_fit, std::nullopt));
    const FittedParameters last{noon(0), 800, default_parameters};
    CHECK_FALSE(is_fit_due(999, last));
    CHECK(is_fit_due(1000, last));
    CHECK_FALSE(refitted({review("q0", 0, Grade::good)}, noon(0)));
}
