/// @file
/// What grading came to, as a table for spreadsheets and other programs.
#pragma once

#include <string>

#include "course/course.hpp"
#include "grade/results.hpp"

namespace coach {

/// CSV (RFC 4180, lines end with LF) with a line of names, and a row for each exercise of each person:
///
/// `person,lesson,exercise,name,status,mistake,title,confidence,observation,lesson_status,trouble`
///
/// `lesson` is its id; `status` passed, failed, not_implemented or not_run; `mistake` the id of the one
/// that was named, with its `title` and how sure that is (certain, likely, part), else `observation`
/// may say what was seen; `lesson_status` graded, does_not_compile, not_submitted, error or, where its
/// turn has not come, not_graded; `trouble` the first line of what was in the way.
///
/// Whoever is graded has a say in what their files and messages are called: no cell is one that a
/// spreadsheet takes for a formula, see spreadsheet_cell(), and a name that begins with a hyphen has an
/// apostrophe before it here. `results.jsonl` has texts as they are.
std::string class_csv(const Course& course, const Results& results);

}  // namespace coach
