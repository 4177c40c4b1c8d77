/// @file
/// The bug hunt of a mock interview.
#pragma once

#include "course/course.hpp"
#include "dialogue/dialogue.hpp"
#include "interview/record.hpp"

namespace coach {

/// Holds a hunt that the interview's seed composes, or goes on with the one that is under way: lines
/// and questions first, then the code is mended and handed in until it passes, or the round is over.
///
/// @throws DialogueEnded if it is cut off; then it is still under way
/// @throws Problem if none can be composed
HuntRound hold_hunt_round(const Course& course, const InterviewRecord& interview,
                          Dialogue& dialogue);

}  // namespace coach
