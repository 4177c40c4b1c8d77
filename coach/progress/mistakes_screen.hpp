/// @file
/// `./qkv mistakes`: the mistakes that are the learner's own.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "explain/misconception.hpp"
#include "progress/store.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// What the mistakes do, how often each was made in code and expected in the book, when for the last
/// time, whether it is fixed.
///
/// @param known the records that there are, by their ids
std::string mistakes_screen(const std::vector<MistakeRecord>& mistakes,
                            const std::map<std::string, Misconception>& known,
                            const Terminal& terminal);

}  // namespace coach
