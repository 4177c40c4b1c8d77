/// @file
/// Lesson 4's experiment for a person: plots, and the numbers below them.
#pragma once

#include <string>

#include "experiment/laboratory.hpp"
#include "experiment/plot.hpp"

namespace coach {

/// Everything that `./qkv experiment` says; what could not be measured is said in its place.
///
/// @param source the learner's file, for the report of one that does not compile
std::string experiment_screen(const Course& course, const Findings& findings,
                              const std::string& source, Characters characters,
                              const Terminal& terminal);

/// What went wrong, or must be known of what is drawn; empty where nothing did.
std::string experiment_troubles(const Course& course, const Findings& findings,
                                const std::string& source, const Terminal& terminal);

}  // namespace coach
