/// @file
/// What grading says on the screen: a line for each person as it goes, then the class as a whole.
#pragma once

#include <string>

#include "course/course.hpp"
#include "grade/results.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// The lines above the table: which marks mean what, and the lessons.
std::string table_head(const Course& course, std::size_t name_columns, const Terminal& terminal);

/// "anna    ●●●●●●  ●●○●●  ······  ●●●●●●●  ●●●●●●●   23/31", and a line below for what was not graded.
std::string table_row(const Course& course, const Results& results, const std::string& person,
                      std::size_t name_columns, const Terminal& terminal);

/// How wide the column of names is.
std::size_t name_columns_for(const std::vector<std::string>& people, const Terminal& terminal);

/// How many passed which exercise, and the mistakes that were named, the most frequent first.
std::string class_summary(const Course& course, const Results& results, const Terminal& terminal);

}  // namespace coach
