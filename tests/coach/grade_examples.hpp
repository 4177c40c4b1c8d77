/// @file
/// A class as it was graded, for the tests of what is written about it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "course/course.hpp"
#include "grade/record.hpp"
#include "grade/results.hpp"

namespace coach_tests {

/// Two lessons: three exercises and one.
inline coach::Course graded_course() {
    const auto exercise = [](const char* id, const char* name) {
        coach::Exercise result;
        result.id = id;
        result.name = name;
        return result;
    };
    coach::Course course;
    course.lessons.resize(2);
    coach::Lesson& first = course.lessons[0];
    first.id = "1_projections";
    first.number = "1";
    first.title = "The projections";
    first.exercises = {exercise("1.1", "head_width"), exercise("1.2", "project"),
                       exercise("1.3", "split")};
    coach::Lesson& second = course.lessons[1];
    second.id = "2_roles";
    second.number = "2";
    second.title = "The roles of q, k & v";
    second.exercises = {exercise("2.1", "scores")};
    return course;
}

inline coach::GradedExercise graded_exercise(const std::string& id, const std::string& name,
                                             coach::ExerciseStatus status) {
    return {id, name, status};
}

/// 1.1 passed, 1.2 failed with a name, 1.3 is not written.
inline coach::GradedLesson lesson_with_a_mistake(const std::string& person) {
    using coach::ExerciseStatus;
    coach::GradedLesson lesson;
    lesson.person = person;
    lesson.lesson = "1_projections";
    lesson.status = coach::GradeStatus::graded;
    lesson.key = "0123456789abcdef";
    lesson.seed = 7;
    lesson.seconds = 0.625;
    lesson.exercises = {graded_exercise("1.1", "head_width", ExerciseStatus::passed),
                        graded_exercise("1.2", "project", ExerciseStatus::failed),
                        graded_exercise("1.3", "split", ExerciseStatus::not_implemented)};
    coach::GradedExercise& failed = lesson.exercises[1];
    failed.mistake =
        coach::GradedMistake{"transposed-weights", "The weights are transposed", "lesson_1_project",
                             "Along which axis does the sum run?", "likely"};
    failed.failures = {
        "a row of X times W is a sum over the features\n"
        "  project(x, w)\n"
        "  with x (2, 3), w (3, 2)\n"
        "  returned (3, 3): 1 2 3 4 5 6 ...\n"
        "  the shape is to be (2, 2)"};
    return lesson;
}

/// A lesson that was not graded to its end: none of its exercises ran.
inline coach::GradedLesson lesson_not_run(const std::string& person, const coach::Lesson& lesson,
                                          coach::GradeStatus status, const std::string& trouble) {
    coach::GradedLesson result;
    result.person = person;
    result.lesson = lesson.id;
    result.status = status;
    result.trouble = trouble;
    result.seconds = 0.25;
    for (const coach::Exercise& exercise : lesson.exercises) {
        result.exercises.push_back(
            graded_exercise(exercise.id, exercise.name, coach::ExerciseStatus::not_run));
    }
    return result;
}

/// All of it passed.
inline coach::GradedLesson lesson_passed(const std::string& person, const coach::Lesson& lesson) {
    coach::GradedLesson result = lesson_not_run(person, lesson, coach::GradeStatus::graded, "");
    for (coach::GradedExercise& exercise : result.exercises) {
        exercise.status = coach::ExerciseStatus::passed;
    }
    return result;
}

/// Anna: a mistake in lesson 1, and lesson 2 does not compile. Bob has handed in nothing of lesson 1;
/// his lesson 2 was not graded yet.
inline coach::Results half_graded_class(const coach::Course& course) {
    using coach::GradeStatus;
    coach::Results results;
    results.add(lesson_with_a_mistake("anna"));
    results.add(lesson_not_run("anna", course.lessons[1], GradeStatus::does_not_compile,
                               "2_roles/roles.cpp:3:5: unknown type name 'Matrx'\n"
                               "    Matrx scores;"));
    results.add(lesson_not_run("bob", course.lessons[0], GradeStatus::not_submitted,
                               "there is no projections.cpp"));
    return results;
}

/// What somebody may be called who means harm, or throw: every kind of character that any format
/// gives a meaning to, and what is no UTF-8 or no character.
inline const std::string hostile =
    "=1+1\t\"a\",'b';\r\n@c ]]></failure><!-- & ```\n```\n~~~ <script>x</script> | **b** [l](u) "
    "::add-mask::x\n ::error::y ##[z] \\ $m$ \xff\xc3 \xef\xbf\xbf\x01\x1b[2J\x7f \xe2\x80\xae "
    "\xf0\x9f\x99\x82";

/// A lesson in which every text is hostile.
inline coach::GradedLesson hostile_lesson(const coach::Lesson& lesson) {
    coach::GradedLesson result;
    result.person = hostile;
    result.lesson = lesson.id;
    result.status = coach::GradeStatus::graded;
    result.trouble = hostile;
    for (const coach::Exercise& exercise : lesson.exercises) {
        result.exercises.push_back(
            graded_exercise(exercise.id, exercise.name, coach::ExerciseStatus::failed));
        result.exercises.back().failures = {hostile, hostile};
    }
    result.exercises.front().observation = hostile;
    result.exercises.back().mistake =
        coach::GradedMistake{hostile, hostile, hostile, hostile, hostile};
    return result;
}

/// One person in two lessons: all that can be said of them is hostile, and one does not compile.
inline coach::Results hostile_class(const coach::Course& course) {
    coach::Results results;
    results.add(hostile_lesson(course.lessons[0]));
    results.add(
        lesson_not_run(hostile, course.lessons[1], coach::GradeStatus::does_not_compile, hostile));
    return results;
}

}  // namespace coach_tests
