/// @file
/// `./qkv import CODE`: what the book's reader predicted, and which mistakes were among it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "explain/misconception.hpp"
#include "progress/review_log.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// What became of the answers in a code.
struct Imported {
    std::vector<Prediction> added;
    std::size_t kept_before = 0;  ///< answers to questions whose first answer is kept already
    std::size_t unknown = 0;      ///< answers to questions, or with choices, that are not there
};

/// Which of the answers that were added are right, and of each wrong one the mistake that it is and
/// where to read about it; how many were kept before, and how many are not known.
///
/// @param known the records that there are, by their ids
std::string import_screen(const Imported& imported,
                          const std::map<std::string, Misconception>& known,
                          const Terminal& terminal);

}  // namespace coach
