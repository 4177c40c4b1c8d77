/// @file
/// How far the learner is: what `./qkv progress` shows. Numbers only: no clock, no files.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "progress/review_log.hpp"
#include "progress/standing.hpp"
#include "rehearse/practice.hpp"

namespace coach {

inline constexpr int days_of_forecast = 30;
inline constexpr int days_of_reviews = 14;
inline constexpr int weeks_of_practice = 12;

/// How far a lesson is.
struct LessonProgress {
    std::string number;
    std::string title;
    std::size_t passed = 0;  ///< exercises that passed in their last check
    std::size_t total = 0;
    bool changed_since = false;  ///< its file was not checked as it is now
};

/// An exercise, by its id and name.
struct NamedExercise {
    std::string id;
    std::string name;
};

/// Reviews that are due on a day; on the first day, those of earlier days as well.
struct DueDay {
    Day day;
    std::size_t reviews = 0;
};

/// How well the questions on a topic are answered.
struct TopicStrength {
    std::string topic;
    std::size_t met = 0;           ///< questions that were answered, on whatever occasion
    std::size_t total = 0;         ///< questions there are
    std::size_t points = 0;        ///< key points that answers were judged by
    std::size_t said = 0;          ///< those that the last answer said
    std::optional<double> recall;  ///< mean probability that an answer is remembered today, 0 to 1

    /// The share of key points said lately, 0 to 1; none where no answer was judged.
    std::optional<double> said_share() const;
    /// What sorts them: said share times recall, or the one that there is.
    double strength() const;
};

/// A key point that no answer to its question has said.
struct UnsaidPoint {
    std::string question;  ///< its id
    std::string point;     ///< in plain characters
    bool must_know = false;
    std::size_t answers = 0;  ///< how many left it out
};

/// What was done on a day.
struct PracticeDay {
    Day day;
    std::size_t answers = 0;  ///< to interview questions
    std::size_t checks = 0;   ///< of lessons
};

/// What the history holds beside the memory of questions.
struct PracticeRecords {
    std::vector<PointRecord> points;
    std::map<Day, std::size_t> answers;
    std::map<Day, std::size_t> checks;
};

/// All that the screen and the page show.
struct Overview {
    Day today;
    std::optional<InterviewDate> interview;  ///< one that is still to come
    std::vector<LessonProgress> lessons;
    std::optional<NamedExercise> next;  ///< the first one that has not passed
    std::size_t questions = 0;
    std::size_t open = 0;      ///< questions whose exercises have passed
    std::size_t answered = 0;  ///< questions that are in the memory: answered, cramming aside
    /// How many of those would be remembered, expected, in 0, 1, ... days_of_forecast days if nothing
    /// is rehearsed.
    std::vector<double> remembered;
    std::vector<DueDay> due;  ///< days_of_reviews days from today
    std::chrono::seconds due_today_needs{0};
    std::vector<TopicStrength> topics;  ///< the weakest first; those that were not met last
    std::vector<UnsaidPoint> unsaid;    ///< must-know first, then those left out most often
    /// weeks_of_practice weeks from a Monday on, to today.
    std::vector<PracticeDay> days;
    bool is_empty = false;  ///< nothing was checked or answered yet

    std::size_t passed() const;     ///< exercises
    std::size_t exercises() const;  ///< that there are
};

Overview overview_of(const std::vector<LessonStanding>& lessons, const Practice& practice,
                     const PracticeRecords& records);

}  // namespace coach
