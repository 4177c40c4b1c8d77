#include "rehearse/read_practice.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "course/closest_name.hpp"
#include "explain/misconception.hpp"
#include "problem.hpp"
#include "progress/progress.hpp"

namespace coach {
namespace {

/// The records of the lessons that there are mistakes of: reading all takes a while.
std::vector<Misconception> records_of(const Course& course,
                                      const std::vector<MistakeRecord>& mistakes,
                                      const std::vector<Prediction>& predictions) {
    const bool any_prediction =
        std::any_of(predictions.begin(), predictions.end(),
                    [](const Prediction& one) { return !one.mistake.empty(); });
    std::vector<Misconception> records;
    for (const Lesson& lesson : course.lessons) {
        const bool is_needed =
            any_prediction ||
            std::any_of(mistakes.begin(), mistakes.end(), [&](const MistakeRecord& mistake) {
                return mistake.exercise.rfind(lesson.number + '.', 0) == 0;
            });
        if (!is_needed) continue;
        for (Misconception& record : read_misconceptions(course, lesson)) {
            records.push_back(std::move(record));
        }
    }
    return records;
}

bool is_about(const Question& question, const Course& course, const std::string& word) {
    if (word == "must-know") return question.must_know;
    const std::size_t bar = question.chapter.find('_');
    if (word == question.id || word == question.topic || word == question.chapter ||
        word == question.chapter.substr(0, bar) || word == question.chapter.substr(bar + 1)) {
        return true;
    }
    for (const Lesson& lesson : course.lessons) {
        for (const Exercise& exercise : lesson.exercises) {
            if (word != exercise.id && word != exercise.name) continue;
            if (std::find(question.exercises.begin(), question.exercises.end(), exercise.id) !=
                question.exercises.end()) {
                return true;
            }
        }
    }
    return false;
}

[[noreturn]] void refuse(const Course& course, const Practice& practice, const std::string& word) {
    std::vector<std::string> names{"must-know"};
    std::set<std::string> topics;
    std::set<std::string> chapters;
    for (const Card& card : practice.cards) {
        names.push_back(card.question->id);
        topics.insert(card.question->topic);
        chapters.insert(card.question->chapter);
    }
    names.insert(names.end(), topics.begin(), topics.end());
    for (const Lesson& lesson : course.lessons) {
        for (const Exercise& exercise : lesson.exercises) names.push_back(exercise.name);
    }
    throw Problem(fmt::format(
        "there is no question of '{}'{} Expected a lesson ({}), an exercise such as 4.7, a topic "
        "({}), must-know, or the id of a question, as ./qkv rehearse --list and the book name them",
        word, was_it_meant(word, names), fmt::join(chapters, ", "), fmt::join(topics, ", ")));
}

}  // namespace

Rehearsal read_rehearsal(const Course& course, Day today,
                         const std::function<void(std::string_view)>& notice) {
    Rehearsal rehearsal;
    rehearsal.questions = read_interview(course.root / "docs" / "interview");
    std::set<std::string> passed;
    std::vector<Review> reviews;
    std::vector<MistakeRecord> mistakes;
    std::vector<Prediction> predictions;
    std::optional<InterviewDate> interview;
    std::optional<FittedParameters> fitted;
    std::optional<Answered> unfinished;
    use_progress(course.root, Access::read, notice, [&](Store& store) {
        ReviewLog log = store.review_log();
        passed = store.passed();
        mistakes = store.mistakes();
        reviews = log.reviews_in_short();
        predictions = log.predictions();
        interview = log.interview();
        fitted = log.parameters();
        unfinished = log.unfinished();
    });
    const Fsrs fsrs(fitted ? fitted->parameters : default_parameters);
    rehearsal.practice =
        practice_of(course, rehearsal.questions, passed, reviews, interview, fsrs, today);
    rehearsal.practice.forward = brought_forward(
        mistakes, predictions, records_of(course, mistakes, predictions), rehearsal.practice.cards);
    rehearsal.practice.unfinished = unfinished;
    return rehearsal;
}

std::vector<Task> tasks_named(const Course& course, const Practice& practice,
                              const std::vector<std::string>& words) {
    std::vector<Task> tasks;
    for (const std::string& word : words) {
        bool is_known = false;
        for (const Card& card : practice.cards) {
            if (!is_about(*card.question, course, word)) continue;
            is_known = true;
            const bool is_there = std::any_of(tasks.begin(), tasks.end(),
                                              [&](const Task& task) { return task.card == &card; });
            if (!is_there) tasks.push_back({&card, Why::asked});
        }
        if (!is_known) refuse(course, practice, word);
    }
    return tasks;
}

}  // namespace coach
