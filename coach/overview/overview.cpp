#include "overview/overview.hpp"

#include <algorithm>
#include <utility>

#include "plan/study_plan.hpp"
#include "rehearse/plain_mathematics.hpp"

namespace coach {
namespace {

constexpr std::chrono::days a_day{1};

/// What was made of each key point, by its question's id and its wording.
using PointsByText = std::map<std::pair<std::string, std::string>, const PointRecord*>;

PointsByText by_text(const std::vector<PointRecord>& points) {
    PointsByText result;
    for (const PointRecord& point : points) {
        result.emplace(std::pair(point.question, point.point), &point);
    }
    return result;
}

/// The record of a question's key point as it reads today; nullptr if no answer was judged by it.
const PointRecord* find(const PointsByText& points, const Question& question,
                        const KeyPoint& point) {
    const auto found = points.find(std::pair(question.id, point.point));
    return found == points.end() ? nullptr : found->second;
}

void count_exercises(Overview& overview, const std::vector<LessonStanding>& lessons) {
    for (const LessonStanding& standing : lessons) {
        LessonProgress lesson;
        lesson.number = standing.lesson->number;
        lesson.title = standing.lesson->title;
        lesson.total = standing.exercises.size();
        lesson.changed_since = standing.changed_since;
        for (const ExerciseStanding& exercise : standing.exercises) {
            if (exercise.status == ExerciseStatus::passed) {
                ++lesson.passed;
            } else if (!overview.next) {
                overview.next = NamedExercise{exercise.exercise->id, exercise.exercise->name};
            }
        }
        overview.lessons.push_back(std::move(lesson));
    }
}

void forecast(Overview& overview, const Practice& practice) {
    overview.questions = practice.cards.size();
    overview.open =
        static_cast<std::size_t>(std::count(practice.open.begin(), practice.open.end(), true));
    overview.answered =
        static_cast<std::size_t>(std::count_if(practice.cards.begin(), practice.cards.end(),
                                               [](const Card& card) { return !card.is_new(); }));
    for (int days = 0; days <= days_of_forecast; ++days) {
        double remembered = 0;
        for (const Card& card : practice.cards) {
            remembered += recall_on(card, practice.today + std::chrono::days(days), practice.fsrs);
        }
        overview.remembered.push_back(remembered);
    }
}

void count_due(Overview& overview, const Practice& practice) {
    for (int days = 0; days < days_of_reviews; ++days) {
        overview.due.push_back({practice.today + std::chrono::days(days), 0});
    }
    for (const Card& card : practice.cards) {
        if (card.is_new()) continue;
        const Day due = std::max(capped(card.due, practice.interview), practice.today);
        const auto place = (due - practice.today).count();
        if (place < days_of_reviews) ++overview.due[static_cast<std::size_t>(place)].reviews;
    }
    overview.due_today_needs =
        practice.needed.again * static_cast<long>(overview.due.front().reviews);
}

void measure_topics(Overview& overview, const Practice& practice, const PointsByText& points) {
    for (const std::string_view topic : interview_topics) {
        TopicStrength strength;
        strength.topic = topic;
        double recall = 0;
        std::size_t remembered = 0;
        for (const Card& card : practice.cards) {
            if (card.question->topic != topic) continue;
            ++strength.total;
            if (card.met > 0) ++strength.met;
            if (!card.is_new()) {
                ++remembered;
                recall += recall_on(card, practice.today, practice.fsrs);
            }
            for (const KeyPoint& point : card.question->key_points) {
                const PointRecord* const record = find(points, *card.question, point);
                if (record == nullptr) continue;
                ++strength.points;
                if (record->said_last) ++strength.said;
            }
        }
        if (remembered > 0) strength.recall = recall / static_cast<double>(remembered);
        if (strength.total > 0) overview.topics.push_back(std::move(strength));
    }
    std::stable_sort(overview.topics.begin(), overview.topics.end(),
                     [](const TopicStrength& a, const TopicStrength& b) {
                         const auto key = [](const TopicStrength& one) {
                             return std::pair(one.met == 0, one.strength());
                         };
                         return key(a) < key(b);
                     });
}

void find_unsaid(Overview& overview, const Practice& practice, const PointsByText& points) {
    for (const Card& card : practice.cards) {
        for (const KeyPoint& point : card.question->key_points) {
            const PointRecord* const record = find(points, *card.question, point);
            if (record == nullptr || record->said > 0) continue;
            overview.unsaid.push_back({card.question->id, plain_mathematics(point.point),
                                       card.question->must_know, record->judged});
        }
    }
    std::stable_sort(overview.unsaid.begin(), overview.unsaid.end(),
                     [](const UnsaidPoint& a, const UnsaidPoint& b) {
                         if (a.must_know != b.must_know) return a.must_know;
                         return a.answers > b.answers;
                     });
}

std::size_t count_on(const std::map<Day, std::size_t>& counts, Day day) {
    const auto found = counts.find(day);
    return found == counts.end() ? 0 : found->second;
}

void fill_calendar(Overview& overview, const PracticeRecords& records) {
    const auto since_monday = std::chrono::weekday(overview.today) - std::chrono::Monday;
    const Day first = overview.today - since_monday - std::chrono::weeks(weeks_of_practice - 1);
    for (Day day = first; day <= overview.today; day += a_day) {
        overview.days.push_back(
            {day, count_on(records.answers, day), count_on(records.checks, day)});
    }
}

}  // namespace

std::optional<double> TopicStrength::said_share() const {
    if (points == 0) return std::nullopt;
    return static_cast<double>(said) / static_cast<double>(points);
}

double TopicStrength::strength() const {
    if (met == 0) return 0;
    return said_share().value_or(1) * recall.value_or(1);
}

std::size_t Overview::passed() const {
    std::size_t count = 0;
    for (const LessonProgress& lesson : lessons) count += lesson.passed;
    return count;
}

std::size_t Overview::exercises() const {
    std::size_t count = 0;
    for (const LessonProgress& lesson : lessons) count += lesson.total;
    return count;
}

Overview overview_of(const std::vector<LessonStanding>& lessons, const Practice& practice,
                     const PracticeRecords& records) {
    Overview overview;
    overview.today = practice.today;
    overview.interview = practice.interview;
    overview.is_empty = records.answers.empty() && records.checks.empty();
    count_exercises(overview, lessons);
    forecast(overview, practice);
    count_due(overview, practice);
    const PointsByText points = by_text(records.points);
    measure_topics(overview, practice, points);
    find_unsaid(overview, practice, points);
    fill_calendar(overview, records);
    return overview;
}

}  // namespace coach
