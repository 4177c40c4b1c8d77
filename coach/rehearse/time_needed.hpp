/// @file
/// How long a question takes: what sessions and days are filled by.
#pragma once

#include <chrono>
#include <vector>

#include "progress/review_log.hpp"

namespace coach {

/// How long the learner takes for a question, from its first word to the next question.
struct TimeNeeded {
    std::chrono::seconds first{150};  ///< one that was not met before, whose answers are read whole
    std::chrono::seconds again{110};  ///< one that was
};

/// From the learner's own answers, once there are enough of them: the median of the last ones, and a
/// minute for the reading and the ticks, which are not timed. Never under 70 s nor over 5 minutes.
TimeNeeded time_needed(const std::vector<Review>& reviews);

}  // namespace coach
