#include "plan/study_plan.hpp"

#include <algorithm>
#include <functional>

namespace coach {
namespace {

constexpr std::chrono::days a_day{1};
constexpr std::size_t meetings_of_a_must_know = 2;

std::chrono::minutes mock_of(std::chrono::minutes budget) {
    constexpr std::chrono::minutes short_mock{20};
    constexpr std::chrono::minutes long_mock{45};
    return budget >= long_mock + short_mock ? long_mock : std::min(budget, short_mock);
}

/// Fills the days, one after the other.
class Planner {
 public:
    Planner(const Practice& practice, const InterviewDate& interview)
        : practice_(practice), interview_(interview), cards_(practice.cards) {}

    StudyPlan plan() {
        StudyPlan plan;
        plan.interview = interview_;
        const Day last = interview_.on - a_day;
        for (Day day = practice_.today; day <= last; day += a_day) {
            plan.days.push_back(day < last ? learning_day(day) : last_day(day));
        }
        name_what_is_left(plan);
        for (Day day = interview_.entered_on; day < practice_.today; day += a_day) {
            if (!std::binary_search(practice_.practised_on.begin(), practice_.practised_on.end(),
                                    day)) {
                plan.skipped.push_back(day);
            }
        }
        return plan;
    }

 private:
    std::chrono::seconds budget_of(Day day) const {
        const std::chrono::seconds whole = std::chrono::minutes(interview_.minutes);
        if (day != practice_.today) return whole;
        return std::max(whole - practice_.practised_today, std::chrono::seconds(0));
    }

    std::chrono::seconds time_of(const Card& card) const {
        return card.met == 0 ? practice_.needed.first : practice_.needed.again;
    }

    /// Plans it for the day, if there is room.
    void take(PlannedDay& day, Card& card, Why why) {
        const std::chrono::seconds time = time_of(card);
        if (day.needed + time > budget_of(day.day)) return;
        day.needed += time;
        day.tasks.push_back({&practice_.cards[place_of(card)], why});
        Review review{};
        review.day = day.day;
        review.grade = Grade::good;
        answer(card, review, practice_.fsrs);
    }

    std::size_t place_of(const Card& card) const {
        return static_cast<std::size_t>(&card - cards_.data());
    }

    void take_all(PlannedDay& day, Why why, const std::function<bool(const Card&)>& fit) {
        std::vector<Card*> fitting;
        for (Card& card : cards_) {
            const bool is_taken = card.memory && card.last >= day.day && !card.is_missed();
            if (!is_taken && fit(card)) fitting.push_back(&card);
        }
        std::stable_sort(fitting.begin(), fitting.end(), [](const Card* a, const Card* b) {
            const Day due_of_a = a->memory ? a->due : Day::max();
            const Day due_of_b = b->memory ? b->due : Day::max();
            if (due_of_a != due_of_b) return due_of_a < due_of_b;
            return is_asked_before(*a, *b);
        });
        for (Card* const card : fitting) take(day, *card, why);
    }

    static bool is_half_met(const Card& card) {
        return card.question->must_know && card.met > 0 && card.met < meetings_of_a_must_know;
    }

    /// Whether the learning days after this one have room for the second meetings that are left. A
    /// day may leave a rest that is too short for a question.
    bool second_meetings_can_wait(Day day) const {
        const auto left = std::count_if(cards_.begin(), cards_.end(), is_half_met);
        const std::chrono::seconds room =
            std::chrono::minutes(interview_.minutes) - practice_.needed.again;
        const auto days = (interview_.on - a_day - (day + a_day)).count();
        return practice_.needed.again * left <=
               std::max(room, std::chrono::seconds(0)) * std::max<std::int64_t>(days, 0);
    }

    PlannedDay learning_day(Day day) {
        PlannedDay planned;
        planned.day = day;
        if (day == practice_.today) take_what_cannot_wait(planned);
        take_all(planned, Why::fresh,
                 [](const Card& card) { return card.question->must_know && card.met == 0; });
        take_all(planned, Why::due,
                 [&](const Card& card) { return is_half_met(card) && card.is_due(day); });
        if (!second_meetings_can_wait(day)) {
            take_all(planned, Why::due,
                     [&](const Card& card) { return is_half_met(card) && card.last < day; });
        }
        take_all(planned, Why::due, [&](const Card& card) { return card.is_due(day); });
        take_all(planned, Why::fresh,
                 [&](const Card& card) { return card.is_new() && practice_.open[place_of(card)]; });
        return planned;
    }

    void take_what_cannot_wait(PlannedDay& day) {
        take_all(day, Why::missed, [](const Card& card) { return card.is_missed(); });
        take_all(day, Why::mistake, [&](const Card& card) {
            return practice_.forward_of(practice_.cards[place_of(card)]) != nullptr;
        });
    }

    PlannedDay last_day(Day day) {
        PlannedDay planned;
        planned.day = day;
        const std::chrono::minutes budget =
            std::chrono::duration_cast<std::chrono::minutes>(budget_of(day));
        planned.mock = mock_of(budget);
        planned.needed = planned.mock;
        if (day != practice_.today) return planned;  // nobody knows yet what will be missed
        take_all(planned, Why::missed, [](const Card& card) { return card.is_missed(); });
        if (interview_.entered_on == day) {
            take_what_cannot_wait(planned);
            take_all(planned, Why::fresh,
                     [](const Card& card) { return card.question->must_know && card.met == 0; });
        }
        return planned;
    }

    void name_what_is_left(StudyPlan& plan) const {
        for (std::size_t i = 0; i < cards_.size(); ++i) {
            const Card& card = cards_[i];
            if (card.question->must_know) {
                if (card.met == 0) plan.not_met.push_back(card.question);
                if (card.met == 1) plan.met_once.push_back(card.question);
            } else if (card.met == 0) {
                if (practice_.open[i]) {
                    plan.dropped.push_back(card.question);
                } else {
                    ++plan.closed;
                }
            }
        }
    }

    const Practice& practice_;
    InterviewDate interview_;
    std::vector<Card> cards_;  ///< as they will be
};

}  // namespace

StudyPlan study_plan(const Practice& practice, const InterviewDate& interview) {
    return Planner(practice, interview).plan();
}

Day capped(Day due, const std::optional<InterviewDate>& interview) {
    return interview ? std::min(due, interview->on - a_day) : due;
}

}  // namespace coach
