/// @file
/// The mistakes that are the learner's own: made in code, or expected where the book asked.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "explain/misconception.hpp"
#include "progress/store.hpp"

namespace coach {

/// Those made in code, with what the book's predictions add to them, and those that were only
/// predicted, in the exercise of their record; a prediction whose mistake has no record any more
/// tells nothing. Those that are not fixed first, then the last first.
///
/// A prediction is fixed by what came after its import: an attempt in which the exercise passed, or
/// a good or easy answer to the interview question of the record, unless that was for practice only
/// (cram). What was made in code is fixed in code. A mistake of both kinds is fixed when both are.
///
/// @param known the records that there are, by their ids
std::vector<MistakeRecord> own_mistakes(Store& store,
                                        const std::map<std::string, Misconception>& known);

}  // namespace coach
