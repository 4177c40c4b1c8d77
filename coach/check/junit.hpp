/// @file
/// Verdicts as a JUnit file, which graders and continuous integration read.
#pragma once

#include <string>
#include <vector>

#include "check/verdict.hpp"

namespace coach {

/// A test suite for each lesson and a test case for each exercise. A failed exercise holds its
/// failures and the name of its mistake; one that did not run, or is not implemented, is no pass:
/// it has an error, or a failure.
///
/// Text of the learner's code becomes well-formed XML whatever it holds.
std::string junit_text(const std::vector<LessonVerdict>& verdicts);

}  // namespace coach
