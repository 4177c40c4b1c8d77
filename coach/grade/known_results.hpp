/// @file
/// The exercises of the course, as far as it is known how one person's came out: what all formats are
/// made of.
#pragma once

#include <string>
#include <vector>

#include "course/course.hpp"
#include "grade/results.hpp"

namespace coach {

/// An exercise of one person. It refers to the course and the results, which have to outlive it.
struct KnownResult {
    const Exercise* exercise = nullptr;
    ExerciseStatus status = ExerciseStatus::not_run;
    /// What is known of it; nullptr where its lesson was not graded to the end.
    const GradedExercise* details = nullptr;
};

/// A lesson of one person.
struct KnownLesson {
    const Lesson* lesson = nullptr;
    const GradedLesson* graded = nullptr;  ///< nullptr where its turn has not come
    std::vector<KnownResult> exercises = {};

    std::size_t passed() const;  ///< exercises
    double seconds() const;      ///< that grading it took; 0 where it was not
};

/// All lessons of the course with all their exercises, in its order, whatever the results hold: an
/// exercise that they do not speak of, or whose lesson does not compile, was not submitted or could not
/// be graded, is not run. Nothing but a lesson that was graded to its end has passed.
std::vector<KnownLesson> known_results(const Course& course, const std::string& person,
                                       const Results& results);

/// "does not compile: 4_scaling/scaling.cpp:3:1: ...": why exercises of this lesson were not run. It
/// may have several lines.
std::string why_not_run(const KnownLesson& lesson);

/// Of all lessons, for one person.
struct Tally {
    std::size_t passed = 0;
    std::size_t exercises = 0;
    double seconds = 0;
};

Tally tally_of(const std::vector<KnownLesson>& lessons);

/// "5 of 31 exercises passed"
std::string tally_text(const Tally& tally);

}  // namespace coach
