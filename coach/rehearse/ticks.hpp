/// @file
/// Ticking key points, by their numbers.
#pragma once

#include <functional>
#include <string>
#include <string_view>
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
/// @param line asks for a line; it throws where none comes
std::vector<bool> ask_for_ticks(const Question& question, std::vector<bool> ticks,
                                const std::vector<Found>& found, std::string_view prompt,
                                Dialogue& dialogue,
                                const std::function<std::string(std::string_view)>& line);

}  // namespace coach
