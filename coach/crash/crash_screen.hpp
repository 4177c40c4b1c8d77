/// @file
/// What was found of a crash, for a person.
#pragma once

#include <string>

#include "crash/finding.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// The place, its line with a mark below the column, what happens and what to look at; or, in a
/// sentence, why that is not known. An empty line first.
///
/// @param file    "lessons/1_projections/projections.cpp"
/// @param address of the file, for a link
std::string crash_text(const CrashFinding& finding, const std::string& file,
                       const std::string& address, const Terminal& terminal);

/// The same without a terminal and without the mark, for files that others read.
std::string crash_lines(const CrashFinding& finding, const std::string& file);

}  // namespace coach
