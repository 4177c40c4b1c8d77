/// @file
/// What grading came to, for the person who wrote the code: a letter in Markdown.
#pragma once

#include <string>

#include "course/course.hpp"
#include "grade/results.hpp"

namespace coach {

/// How many exercises passed, what to do next, and each lesson: which of its exercises passed; of each
/// that failed the mistake with its question and where to read, or what was observed, and what came of
/// the calls; what is not written yet; what the compiler said.
///
/// No expected value is in it, nor the seed of the random inputs: with it, `./qkv check --replay` would
/// show them. Texts of the submission stay within the blocks of code that they are shown in.
///
/// @param person of whom the results need not know: then nothing is graded yet
std::string person_report(const Course& course, const std::string& person, const Results& results);

}  // namespace coach
