/// @file
/// All that decides what to rehearse next.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "course/course.hpp"
#include "memory/fsrs.hpp"
#include "progress/review_log.hpp"
#include "rehearse/cards.hpp"
#include "rehearse/forward.hpp"
#include "rehearse/time_needed.hpp"

namespace coach {

/// What there is to rehearse, as it stands on a day.
struct Practice {
    Day today;
    std::vector<Card> cards;       ///< of all questions
    std::vector<bool> open;        ///< for each card: its exercises have passed
    std::vector<Forward> forward;  ///< the last mistake first
    TimeNeeded needed;
    std::chrono::seconds practised_today{0};  ///< answers of today, with the reading they took
    std::vector<Day> practised_on;            ///< days with an answer, in order, each once
    std::optional<InterviewDate> interview;   ///< one that is still to come
    std::optional<Answered> unfinished;
    Fsrs fsrs;

    std::size_t place_of(const Card& card) const {
        return static_cast<std::size_t>(&card - cards.data());
    }
    const Forward* forward_of(const Card& card) const;
};

/// Puts it together.
///
/// @param passed     the exercises that have passed, if only once
/// @param reviews    by their hour
/// @param interview  passed over once its day is behind
Practice practice_of(const Course& course, const std::vector<Question>& questions,
                     const std::set<std::string>& passed, const std::vector<Review>& reviews,
                     std::optional<InterviewDate> interview, const Fsrs& fsrs, Day today);

}  // namespace coach
