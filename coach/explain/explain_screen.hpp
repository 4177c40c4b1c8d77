/// @file
/// A known mistake for a person: `./qkv explain ID`.
#pragma once

#include <string>
#include <vector>

#include "course/course.hpp"
#include "explain/example.hpp"
#include "explain/misconception.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// The whole record: what it looks like on a small input, the question to think about before the
/// reason, where the belief behind it is right, where to read on.
std::string explain_screen(const Course& course, const Exercise& exercise,
                           const Misconception& misconception, const Example& example,
                           const Terminal& terminal);

/// The ids of an exercise's mistakes with their titles.
std::string mistakes_of(const Exercise& exercise, const std::vector<Misconception>& misconceptions,
                        const Terminal& terminal);

}  // namespace coach
