#include "rehearse/opening.hpp"

#include <algorithm>

namespace coach {

std::vector<std::string> opened_by(const Question& question, const Course& course) {
    if (!question.exercises.empty()) return question.exercises;
    const bool is_of_a_lesson =
        std::any_of(course.lessons.begin(), course.lessons.end(),
                    [&](const Lesson& lesson) { return lesson.id == question.chapter; });
    std::vector<std::string> exercises;
    for (const Lesson& lesson : course.lessons) {
        if (is_of_a_lesson && lesson.id != question.chapter) continue;
        for (const Exercise& exercise : lesson.exercises) exercises.push_back(exercise.id);
    }
    return exercises;
}

bool is_open(const Question& question, const Course& course, const std::set<std::string>& passed) {
    const std::vector<std::string> exercises = opened_by(question, course);
    return std::all_of(exercises.begin(), exercises.end(),
                       [&](const std::string& exercise) { return passed.count(exercise) > 0; });
}

}  // namespace coach
