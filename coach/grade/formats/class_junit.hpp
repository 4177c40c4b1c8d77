/// @file
/// What grading came to, as a JUnit file, which continuous integration reads.
#pragma once

#include <string>

#include "course/course.hpp"
#include "grade/results.hpp"

namespace coach {

/// A test suite for each lesson of each person, "anna/4_scaling", and a test case for each exercise.
///
/// What failed or is not implemented is a failure. What did not run is an error: a lesson that does not
/// compile, was not submitted, could not be graded, or whose turn has not come has not passed. Where
/// there is nothing to tell at all, as of a class of nobody, that is an error too.
///
/// Well-formed XML whatever names and texts hold. No expected value is in it.
std::string class_junit(const Course& course, const Results& results);

}  // namespace coach
