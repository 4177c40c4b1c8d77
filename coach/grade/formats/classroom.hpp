/// @file
/// What grading one person came to, as the graders of GitHub Classroom write it, and its reporter
/// reads it.
#pragma once

#include <string>

#include "course/course.hpp"
#include "grade/results.hpp"

namespace coach {

/// `{"version":1,"status":"fail","max_score":31,"tests":[{"name":"4.7 attention_weights",
/// "status":"fail","message":"...","test_code":"./qkv check 4.7",
/// "filename":"lessons/4_scaling/scaling.cpp","line_no":0,"execution_time":0,"score":0}]}`: a test for
/// each exercise of the course, worth a point.
///
/// The status is `pass` if all have passed, `error` if nothing ran at all, else `fail`; of a test,
/// `error` if it did not run. `message` is null where it passed. A course without exercises has one
/// test, an error: the reporter divides by how many there are. `line_no` and `execution_time` are not
/// known of single exercises.
///
/// The reporter takes this in an environment variable, in base64: a message is cut after 500
/// characters, so that all fit into the 128 KiB that Linux lets a variable have. It prints messages
/// into the log of a workflow, where lines such as "::add-mask::" are commands: submissions' texts
/// give none. No expected value is in them.
///
/// @param person of whom the results need not know: then nothing has run
/// @see https://github.com/classroom-resources/autograding-grading-reporter
std::string classroom_json(const Course& course, const std::string& person, const Results& results);

}  // namespace coach
