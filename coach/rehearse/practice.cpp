#include "rehearse/practice.hpp"

#include <algorithm>

#include "rehearse/opening.hpp"

namespace coach {
namespace {

/// What answers took: how long they are is in the log, reading and ticking is in the estimates.
std::chrono::seconds time_spent(const std::vector<Review>& reviews, Day day,
                                const TimeNeeded& needed) {
    const auto count = std::count_if(reviews.begin(), reviews.end(),
                                     [&](const Review& review) { return review.day == day; });
    return needed.again * count;
}

}  // namespace

const Forward* Practice::forward_of(const Card& card) const {
    const auto found = std::find_if(forward.begin(), forward.end(), [&](const Forward& one) {
        return one.question == card.question->id;
    });
    return found == forward.end() ? nullptr : &*found;
}

Practice practice_of(const Course& course, const std::vector<Question>& questions,
                     const std::set<std::string>& passed, const std::vector<Review>& reviews,
                     std::optional<InterviewDate> interview, const Fsrs& fsrs, Day today) {
    Practice practice;
    practice.today = today;
    practice.fsrs = fsrs;
    practice.cards = cards_of(questions, reviews, fsrs);
    for (const Question& question : questions) {
        practice.open.push_back(is_open(question, course, passed));
    }
    practice.needed = time_needed(reviews);
    practice.practised_today = time_spent(reviews, today, practice.needed);
    for (const Review& review : reviews) practice.practised_on.push_back(review.day);
    std::sort(practice.practised_on.begin(), practice.practised_on.end());
    practice.practised_on.erase(
        std::unique(practice.practised_on.begin(), practice.practised_on.end()),
        practice.practised_on.end());
    if (interview && interview->on >= today) practice.interview = interview;
    return practice;
}

}  // namespace coach
