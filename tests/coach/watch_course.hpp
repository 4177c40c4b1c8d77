/// @file
/// A small course, and what checks of it come to: for the tests of the watch.
#pragma once

#include "check/verdict.hpp"
#include "watch/worker_news.hpp"

namespace coach_tests {

using namespace coach;

/// Two lessons with two exercises each, of three hints.
struct WatchCourse {
    WatchCourse() {
        for (const std::string number : {"1", "2"}) {
            Lesson lesson{number + "_name", number, "Title " + number, "A question?", "page", {}};
            for (const std::string exercise : {"first", "second"}) {
                lesson.exercises.push_back({number + (exercise == "first" ? ".1" : ".2"),
                                            exercise + number,
                                            "docs",
                                            {{exercise, ""}},
                                            {},
                                            {"Hint one.", "Hint two.", "Hint three."}});
            }
            course.lessons.push_back(lesson);
        }
        course.root = "/course";
    }

    /// A check of a lesson: the states of its exercises, as letters: p(assed), f(ailed), n(ot
    /// implemented), - (not run).
    CheckedLesson checked(std::size_t lesson, const std::string& states,
                          const std::string& source = "text") const {
        CheckedLesson result;
        result.source = source;
        LessonVerdict& verdict = result.verdict;
        verdict.lesson = &course.lessons[lesson];
        verdict.status = LessonStatus::passed;
        for (std::size_t i = 0; i < states.size(); ++i) {
            ExerciseVerdict exercise;
            exercise.exercise = &course.lessons[lesson].exercises[i];
            switch (states[i]) {
                case 'p':
                    exercise.status = ExerciseStatus::passed;
                    break;
                case 'f':
                    exercise.status = ExerciseStatus::failed;
                    exercise.failures = {{"it holds", "first(x)", "expected 1, got 2*", false, 1}};
                    break;
                case 'n':
                    exercise.status = ExerciseStatus::not_implemented;
                    exercise.failures = {{"it holds", "first(x)", "not implemented", false, 1}};
                    break;
                default:
                    exercise.status = ExerciseStatus::not_run;
            }
            if (states[i] != 'p') verdict.status = LessonStatus::failed;
            verdict.exercises.push_back(exercise);
        }
        return result;
    }

    Course course;
};

}  // namespace coach_tests
