/// @file
/// What a learner has found, and what is left.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "hunt/evidence.hpp"
#include "hunt/hunt.hpp"

namespace coach {

/// The planted mistake at this line of the hunt's text, or right beside it; nothing where there is none.
std::optional<std::size_t> mistake_at(const BugHunt& hunt, int line);

/// Which line of the hunt's text a line of what the learner made of it was: itself, or the last one
/// above it that is still there; 0 where there is none.
int line_before_editing(std::string_view text, std::string_view edited, int line);

/// Which of the planted are still there, by a run of the learner's text.
std::vector<std::size_t> still_there(const BugHunt& hunt, const HuntRun& run);

}  // namespace coach
