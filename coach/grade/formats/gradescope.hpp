/// @file
/// What grading one person came to, as Gradescope reads it: results.json.
#pragma once

#include <string>

#include "course/course.hpp"
#include "grade/results.hpp"

namespace coach {

/// `{"output":"...","output_format":"text","execution_time":2.5,"tests":[{"name":"attention_weights",
/// "number":"4.7","score":0,"max_score":1,"status":"failed","output":"...","output_format":"text",
/// "visibility":"visible"}]}`: a test for each exercise of the course, worth a point, with why it did
/// not pass.
///
/// There is no `score` at the top, which would take the place of the sum of the tests: the sum is
/// Gradescope's own, and the points stay where they can be weighted. Only where there are no tests,
/// and Gradescope wants one, it is 0. All tests are visible: one that is hidden hides the total too.
/// Exercises of a lesson that was not graded have 0 points, and say why.
///
/// Texts are UTF-8 whatever they were made of. No expected value is in them.
///
/// @param person of whom the results need not know: then nothing is graded yet
/// @see https://gradescope-autograders.readthedocs.io/en/latest/specs/
std::string gradescope_json(const Course& course, const std::string& person,
                            const Results& results);

}  // namespace coach
