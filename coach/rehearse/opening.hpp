/// @file
/// Which questions are open: those whose exercises pass.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "course/course.hpp"
#include "course/interview.hpp"

namespace coach {

/// The exercises that have to pass, if only once, before a question is asked: those it names; else
/// all of its lesson; else, where it belongs to no lesson, all of the course.
std::vector<std::string> opened_by(const Question& question, const Course& course);

/// @param passed the ids of the exercises that have passed
bool is_open(const Question& question, const Course& course, const std::set<std::string>& passed);

}  // namespace coach
