/// @file
/// The grade of an answer, from its ticks and its time.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "memory/fsrs.hpp"
#include "progress/review_log.hpp"

namespace coach {

/// How an answer was given; typing takes longer than speaking.
enum class Manner { aloud, typed };

/// Until when an answer is quick, and until when it is in time: 45 s and two minutes aloud, two and
/// five minutes typed.
struct TimeLimits {
    std::chrono::seconds quick;
    std::chrono::seconds in_time;
};

TimeLimits limits_of(Manner manner);

/// - again: less than half of the key points were said;
/// - hard:  less than three quarters, or not in time;
/// - easy:  all, and quickly;
/// - good:  else.
///
/// @param points at least one
Grade grade_of(const std::vector<PointSaid>& points, double seconds, Manner manner);

/// Why the grade is what it is: "4 of 5 key points in 1 min 20 s".
std::string grade_reason(const std::vector<PointSaid>& points, double seconds, Manner manner);

}  // namespace coach
