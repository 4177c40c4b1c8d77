/// @file
/// What is kept of a check.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "check/verdict.hpp"
#include "progress/time.hpp"

namespace coach {

/// What was said of one exercise.
struct ExerciseOutcome {
    std::string exercise;  ///< "1.2"
    ExerciseStatus status = ExerciseStatus::not_run;
    std::string mistake;  ///< the id of a known mistake; empty where none was named
    Confidence confidence = Confidence::certain;  ///< of that name
    std::string root;         ///< the earlier exercise where the mistake is made; mostly empty
    std::string observation;  ///< what the failures have in common, if no mistake was named

    bool operator==(const ExerciseOutcome&) const = default;
};

/// A check of a lesson, and the text that was checked.
struct Attempt {
    std::string lesson;  ///< "1_projections"
    UtcTime at;
    std::string text;                          ///< of the learner's file
    std::chrono::duration<double> seconds{0};  ///< build and run together
    LessonStatus status = LessonStatus::failed;
    std::string trouble;  ///< why the lesson did not run to its end; mostly empty
    std::vector<ExerciseOutcome> exercises;
};

/// The attempt that a verdict is about.
Attempt attempt_of(const LessonVerdict& verdict, std::string text, UtcTime at);

/// The states by their names, which is how they are kept.
///
/// @throws Problem for a name that there is not.
LessonStatus lesson_status_named(const std::string& name);
ExerciseStatus exercise_status_named(const std::string& name);
Confidence confidence_named(const std::string& name);

}  // namespace coach
