/// @file
/// What grading a lesson of one person came to, as it is kept: one JSON object a line.
///
/// `{"person":"anna","lesson":"4_scaling","status":"graded","trouble":"","key":"...","seed":7,
/// "seconds":0.6,"sandbox":true,"exercises":[{"id":"4.7","name":"...","status":"failed",
/// "mistake":{"id":"...","title":"...","confidence":"certain"} or null,"observation":"..." or null,
/// "failures":["..."]}]}`
///
/// All that is said in words may be shown to the person: no expected value of a drawn input is in it, but
/// for what an observation tells with the usual seed, whose inputs everybody can draw.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/verdict.hpp"

namespace coach {

enum class GradeStatus {
    graded,  ///< its tests have run to their end
    does_not_compile,
    not_submitted,
    error,  ///< it could not be found out: nothing has passed
};

std::string_view name_of(GradeStatus status);

/// A mistake that was named.
struct GradedMistake {
    std::string id;
    std::string title;
    std::string docs;   ///< an anchor of the book
    std::string think;  ///< a question
    std::string confidence;
};

struct GradedExercise {
    std::string id;
    std::string name;
    ExerciseStatus status = ExerciseStatus::not_run;
    std::optional<GradedMistake> mistake = {};
    std::optional<std::string> observation = {};
    std::vector<std::string> failures = {};  ///< each in lines, the first ones
};

struct GradedLesson {
    std::string person;
    std::string lesson;  ///< its id
    GradeStatus status = GradeStatus::error;
    std::string trouble = {};  ///< in words, where it was not graded
    std::string key = {};      ///< equal where grading it again would be the same
    std::uint64_t seed = 0;
    double seconds = 0.0;
    bool in_sandbox = true;
    std::vector<GradedExercise> exercises = {};
};

/// How many exercises passed.
std::size_t passed(const GradedLesson& lesson);

/// One line, without its end.
std::string to_line(const GradedLesson& lesson);

/// Reads it back; nothing where it is no such line, as the last one of a file may be.
std::optional<GradedLesson> read_graded_lesson(std::string_view line);

}  // namespace coach
