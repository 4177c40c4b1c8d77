#include "rehearse/tasks.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

namespace coach {
namespace {

std::vector<const Card*> cards_that(const Practice& practice,
                                    const std::function<bool(const Card&)>& fit) {
    std::vector<const Card*> result;
    for (const Card& card : practice.cards) {
        if (fit(card)) result.push_back(&card);
    }
    return result;
}

void append(std::vector<Task>& tasks, const std::vector<const Card*>& cards, Why why) {
    for (const Card* const card : cards) tasks.push_back({card, why});
}

}  // namespace

bool is_asked_before(const Card& a, const Card& b) {
    const auto key = [](const Card& card) {
        return std::tuple(!card.question->must_know, card.question->level);
    };
    return key(a) < key(b);
}

std::vector<Task> tasks_without_date(const Practice& practice, std::chrono::seconds session) {
    const auto is_forward = [&](const Card& card) {
        return !card.is_missed() && practice.forward_of(card) != nullptr;
    };
    std::vector<Task> tasks;
    append(tasks, cards_that(practice, [](const Card& card) { return card.is_missed(); }),
           Why::missed);
    append(tasks, cards_that(practice, is_forward), Why::mistake);
    std::vector<const Card*> due = cards_that(practice, [&](const Card& card) {
        return card.is_due(practice.today) && !card.is_missed() && !is_forward(card);
    });
    std::stable_sort(due.begin(), due.end(), [&](const Card* a, const Card* b) {
        if (a->question->must_know != b->question->must_know) return a->question->must_know;
        return recall_on(*a, practice.today, practice.fsrs) >
               recall_on(*b, practice.today, practice.fsrs);
    });
    append(tasks, due, Why::due);
    if (practice.needed.again * static_cast<long>(tasks.size()) > session) return mixed(tasks);
    std::vector<const Card*> fresh = cards_that(practice, [&](const Card& card) {
        return card.is_new() && practice.open[practice.place_of(card)] && !is_forward(card);
    });
    std::stable_sort(fresh.begin(), fresh.end(),
                     [](const Card* a, const Card* b) { return is_asked_before(*a, *b); });
    append(tasks, fresh, Why::fresh);
    return mixed(tasks);
}

std::vector<Task> mixed(std::vector<Task> tasks) {
    for (std::size_t i = 1; i < tasks.size(); ++i) {
        const auto rank = [](const Task& task) {
            return std::tuple(task.why, !task.card->question->must_know);
        };
        const std::string& before = tasks[i - 1].card->question->topic;
        if (tasks[i].card->question->topic != before) continue;
        for (std::size_t j = i + 1; j < tasks.size() && rank(tasks[j]) == rank(tasks[i]); ++j) {
            if (tasks[j].card->question->topic == before) continue;
            std::rotate(tasks.begin() + static_cast<std::ptrdiff_t>(i),
                        tasks.begin() + static_cast<std::ptrdiff_t>(j),
                        tasks.begin() + static_cast<std::ptrdiff_t>(j + 1));
            break;
        }
    }
    return tasks;
}

}  // namespace coach
