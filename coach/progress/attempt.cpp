#include "progress/attempt.hpp"

#include <fmt/format.h>

#include <initializer_list>
#include <utility>

#include "problem.hpp"

namespace coach {
namespace {

template <class State>
State named(const std::string& name, std::initializer_list<State> states) {
    for (const State state : states) {
        if (name_of(state) == name) return state;
    }
    throw Problem(
        fmt::format("the history of your attempts holds the state '{}', which this coach does not "
                    "know: was .qkv/progress.db edited?",
                    name));
}

}  // namespace

Attempt attempt_of(const LessonVerdict& verdict, std::string text, UtcTime at) {
    Attempt attempt;
    attempt.lesson = verdict.lesson->id;
    attempt.at = at;
    attempt.text = std::move(text);
    attempt.seconds = verdict.seconds;
    attempt.status = verdict.status;
    attempt.trouble = verdict.trouble;
    for (const ExerciseVerdict& exercise : verdict.exercises) {
        ExerciseOutcome outcome;
        outcome.exercise = exercise.exercise->id;
        outcome.status = exercise.status;
        if (exercise.mistake) {
            outcome.mistake = exercise.mistake->id;
            outcome.confidence = exercise.mistake->confidence;
            outcome.root = exercise.mistake->root;
        }
        outcome.observation = exercise.observation.value_or("");
        attempt.exercises.push_back(std::move(outcome));
    }
    return attempt;
}

LessonStatus lesson_status_named(const std::string& name) {
    return named(name, {LessonStatus::passed, LessonStatus::failed, LessonStatus::does_not_compile,
                        LessonStatus::crashed, LessonStatus::exited_early, LessonStatus::timed_out,
                        LessonStatus::out_of_memory});
}

ExerciseStatus exercise_status_named(const std::string& name) {
    return named(name, {ExerciseStatus::passed, ExerciseStatus::failed,
                        ExerciseStatus::not_implemented, ExerciseStatus::not_run});
}

Confidence confidence_named(const std::string& name) {
    return named(name, {Confidence::certain, Confidence::likely, Confidence::part});
}

}  // namespace coach
