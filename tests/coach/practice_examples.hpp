/// @file
/// Questions, reviews and days for the tests of the rehearsal.
#pragma once

#include <string>
#include <vector>

#include "course/interview.hpp"
#include "progress/review_log.hpp"
#include "rehearse/practice.hpp"
#include "rehearse/tasks.hpp"

namespace coach_tests {

/// Day 0, 1, ... of a practice.
inline coach::Day day(int number) {
    return coach::Day(std::chrono::year(2025) / 3 / 1) + std::chrono::days(number);
}

/// Noon of that day, UTC.
inline coach::UtcTime noon(int number, int minutes = 0) {
    return coach::UtcTime(std::chrono::days(day(number).time_since_epoch().count())) +
           std::chrono::hours(12) + std::chrono::minutes(minutes);
}

/// q0, q1, ...: the first `must_know` of them must-know; topics take turns.
inline std::vector<coach::Question> questions(std::size_t count, std::size_t must_know) {
    std::vector<coach::Question> result(count);
    for (std::size_t i = 0; i < count; ++i) {
        result[i].id = "q" + std::to_string(i);
        result[i].question = "What is " + result[i].id + "?";
        result[i].must_know = i < must_know;
        result[i].topic = std::string(coach::interview_topics[i % 3]);
        result[i].exercises = {"1.1"};
        result[i].key_points = {{"It is one.", {{"one"}}, "Is it one?", {}},
                                {"It is two.", {{"two"}}, "Is it two?", {}}};
    }
    return result;
}

inline coach::Review review(const std::string& question, int day_number, coach::Grade grade,
                            int minutes = 0) {
    coach::Review result;
    result.question = question;
    result.at = noon(day_number, minutes);
    result.day = day(day_number);
    result.seconds = 50;
    result.grade = grade;
    return result;
}

/// A practice in which everything is open.
inline coach::Practice practice(const std::vector<coach::Question>& questions,
                                const std::vector<coach::Review>& reviews, int today) {
    return coach::practice_of(coach::Course(), questions, {"1.1"}, reviews, std::nullopt,
                              coach::Fsrs(), day(today));
}

inline std::vector<std::string> ids(const std::vector<coach::Task>& tasks) {
    std::vector<std::string> result;
    for (const coach::Task& task : tasks) result.push_back(task.card->question->id);
    return result;
}

}  // namespace coach_tests
