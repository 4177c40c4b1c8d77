/// @file
/// The verdict for a person: exercise by exercise, then the first failure in full.
#pragma once

#include <string>

#include "check/verdict.hpp"
#include "course/course.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// Everything that `check` says of a lesson.
///
/// @param source the learner's file, to find the failing function in
std::string check_screen(const Course& course, const LessonVerdict& verdict,
                         const std::string& source, const Terminal& terminal);

/// What fails and why, or what is next, without the list of exercises: an empty line, then the text;
/// nothing where all passed.
///
/// @param focus the exercise that somebody works on: what it fails by is shown, whatever else fails or
///              is still to be written; null for the first that fails
std::string check_details(const Course& course, const LessonVerdict& verdict,
                          const std::string& source, const Terminal& terminal,
                          const Exercise* focus = nullptr);

/// Where the lesson crashed: an empty line, then the text; nothing where that was not looked for. It is
/// a part of check_details(), for who has shown that before.
std::string crash_details(const Course& course, const LessonVerdict& verdict,
                          const Terminal& terminal);

/// "not implemented", and the mark that stands for it.
std::string state_text(ExerciseStatus status, const Terminal& terminal);
std::string mark_of(ExerciseStatus status, const Terminal& terminal);

/// A line for each exercise, with its state.
std::string exercise_lines(const LessonVerdict& verdict, const Terminal& terminal);

/// The name of a mistake as a sentence, with how sure it is and where the mistake is made.
std::string name_of(const NamedMistake& mistake);

/// "lessons/1_projections/projections.cpp:32", as a link to the file: where the function is that an
/// exercise fails by, or that is still to be written.
std::string place_of(const Course& course, const LessonVerdict& lesson,
                     const ExerciseVerdict& verdict, const std::string& source,
                     const Terminal& terminal);

/// What a check says, with the differing cells coloured and long sentences broken.
std::string failing_check(const std::string& message, const Terminal& terminal);

/// The first lines of what a learner's code printed; empty where it printed nothing.
///
/// @param printed printable() already
std::string printed_by_learner(const std::string& printed, const Terminal& terminal);

/// "  read  ./qkv docs 1.2  One projection": the section with this anchor, in a line or,
/// where that is too wide, in two; nothing where there is none.
std::string where_to_read(const Course& course, const std::string& anchor,
                          const Terminal& terminal);

}  // namespace coach
