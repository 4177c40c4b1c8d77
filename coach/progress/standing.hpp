/// @file
/// Where the learner stands, from the history alone: nothing is built.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "course/course.hpp"
#include "progress/store.hpp"

namespace coach {

struct ExerciseStanding {
    const Exercise* exercise = nullptr;
    std::optional<ExerciseStatus> status;  ///< as the last attempt left it; none if there was none
    bool changed_since = false;            ///< that attempt was about another text than the last
    ExerciseRecord record;
};

struct LessonStanding {
    const Lesson* lesson = nullptr;
    bool changed_since = false;  ///< the file is not what the last attempt was about
    bool is_as_shipped = false;  ///< the file is the stub
    std::string trouble;         ///< of the last attempt: "it does not compile"; mostly empty
    std::vector<ExerciseStanding> exercises;
};

/// Of every lesson.
std::vector<LessonStanding> standing(const Course& course, Store& store);

}  // namespace coach
