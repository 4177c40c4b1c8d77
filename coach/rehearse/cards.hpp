/// @file
/// What is remembered of each interview question, and when it is due: computed from the log.
#pragma once

#include <optional>
#include <vector>

#include "course/interview.hpp"
#include "memory/fsrs.hpp"
#include "progress/review_log.hpp"

namespace coach {

/// A question and what the log says of it.
struct Card {
    const Question* question = nullptr;
    std::optional<Memory> memory;  ///< none until it was answered, cramming aside
    Day last{};                    ///< the day of the last answer that counts, if there is a memory
    Day due{};                     ///< likewise; `last` itself while it is missed
    UtcTime last_at{};             ///< the hour of the last answer, on whatever occasion
    Grade grade = Grade::again;    ///< of the last answer that counts
    std::size_t met = 0;           ///< answers on whatever occasion
    std::size_t lapses = 0;        ///< answers that were missed after one that was not

    bool is_new() const { return !memory; }
    bool is_missed() const { return memory && grade == Grade::again; }
    bool is_due(Day today) const { return memory && due <= today; }
};

/// A card for each question, in their order.
///
/// A cram leaves memory and dates as they are. Where a clock or a time zone was set back, an answer
/// counts as of the latest day there was: no time has passed, and none is negative.
///
/// @param questions have to outlive the cards
/// @param reviews   by their hour; those of questions that are gone are passed over
std::vector<Card> cards_of(const std::vector<Question>& questions,
                           const std::vector<Review>& reviews, const Fsrs& fsrs);

/// One more answer to a card; what cards_of() does with each.
void answer(Card& card, const Review& review, const Fsrs& fsrs);

/// The probability that an answer would be remembered on a day: 0 to 1; 0 for a new card.
double recall_on(const Card& card, Day day, const Fsrs& fsrs);

}  // namespace coach
