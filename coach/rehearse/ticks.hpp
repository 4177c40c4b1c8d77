/// @file
/// Ticking key points, by their numbers.
#pragma once

#include <string>
#include <vector>

#include "answers/key_points.hpp"
#include "course/interview.hpp"
#include "dialogue/dialogue.hpp"

namespace coach {

/// Changes ticks as "2 4", "1,3", "all" or "none" says.
///
/// @return what is wrong with what was entered; empty if it is right. Nothing is changed if it is not.
std::string change_ticks(std::vector<bool>& ticks, const std::string& entered);

/// Shows the key points with their ticks and has them changed until an empty line comes.
///
/// @param found what was found in a typed answer; empty for one that was spoken
/// @throws DialogueEnded as line_from() does
std::vector<bool> ask_for_ticks(const Question& question, std::vector<bool> ticks,
                                const std::vector<Found>& found, Dialogue& dialogue);

}  // namespace coach
