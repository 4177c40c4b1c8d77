#include "rehearse/cards.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace coach {

void answer(Card& card, const Review& review, const Fsrs& fsrs) {
    ++card.met;
    card.last_at = std::max(card.last_at, review.at);
    if (review.occasion == Occasion::cram) return;
    if (!card.memory) {
        card.memory = fsrs.first(review.grade);
        card.last = review.day;
    } else {
        const Day day = std::max(card.last, review.day);
        if (review.grade == Grade::again && card.grade != Grade::again) ++card.lapses;
        const auto elapsed = static_cast<double>((day - card.last).count());
        card.memory = fsrs.next(*card.memory, elapsed, review.grade);
        card.last = day;
    }
    card.grade = review.grade;
    card.due =
        card.is_missed() ? card.last : card.last + std::chrono::days(fsrs.interval(*card.memory));
}

std::vector<Card> cards_of(const std::vector<Question>& questions,
                           const std::vector<Review>& reviews, const Fsrs& fsrs) {
    std::vector<Card> cards(questions.size());
    std::map<std::string_view, Card*> card_of;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        cards[i].question = &questions[i];
        card_of.emplace(questions[i].id, &cards[i]);
    }
    for (const Review& review : reviews) {
        const auto found = card_of.find(review.question);
        if (found != card_of.end()) answer(*found->second, review, fsrs);
    }
    return cards;
}

double recall_on(const Card& card, Day day, const Fsrs& fsrs) {
    if (!card.memory) return 0;
    const auto elapsed = static_cast<double>(std::max(day, card.last).time_since_epoch().count() -
                                             card.last.time_since_epoch().count());
    return fsrs.retrievability(*card.memory, elapsed);
}

}  // namespace coach
