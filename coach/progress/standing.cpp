#include "progress/standing.hpp"

#include "problem.hpp"
#include "progress/keep_attempt.hpp"
#include "progress/learner_files.hpp"

namespace coach {
namespace {

/// A course without its stubs can be listed all the same.
bool is_as_shipped(const Course& course, const Lesson& lesson, const std::string& text) {
    try {
        return text == shipped_text(course, lesson);
    } catch (const Problem&) {
        return false;
    }
}

ExerciseStanding standing_of(const Exercise& exercise, const LessonStanding& lesson,
                             const std::optional<Version>& last_attempt, Store& store) {
    ExerciseStanding result;
    result.exercise = &exercise;
    result.record = store.exercise(exercise.id);
    if (lesson.is_as_shipped) {
        result.status = ExerciseStatus::not_implemented;
    } else if (result.record.last) {
        result.status = result.record.last->status;
        result.changed_since = last_attempt && last_attempt->text != result.record.last_text;
    }
    return result;
}

}  // namespace

std::vector<LessonStanding> standing(const Course& course, Store& store) {
    std::vector<LessonStanding> result;
    for (const Lesson& lesson : course.lessons) {
        LessonStanding state;
        state.lesson = &lesson;
        const std::optional<std::string> text = learner_text(course, lesson);
        const std::optional<Version> last = store.last_attempt(lesson.id);
        state.is_as_shipped = text && is_as_shipped(course, lesson, *text);
        if (last && !state.is_as_shipped) {
            state.changed_since = !text || store.find_text(*text) != last->text;
            if (last->said->status == LessonStatus::does_not_compile) {
                state.trouble = "it does not compile";
            } else {
                state.trouble = last->said->trouble;
            }
        }
        for (const Exercise& exercise : lesson.exercises) {
            state.exercises.push_back(standing_of(exercise, state, last, store));
        }
        result.push_back(std::move(state));
    }
    return result;
}

}  // namespace coach
