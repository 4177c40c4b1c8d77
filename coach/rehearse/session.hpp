/// @file
/// A session of rehearsal: questions are put, answers judged, one after the other.
#pragma once

#include <chrono>
#include <functional>
#include <vector>

#include "dialogue/dialogue.hpp"
#include "rehearse/practice.hpp"
#include "rehearse/tasks.hpp"

namespace coach {

struct SessionOptions {
    std::chrono::seconds length{600};  ///< no question is begun that would end after it
    Occasion occasion = Occasion::rehearsal;
};

/// What a session leaves behind, at each step: whatever ends it, what was answered is kept.
struct Keeping {
    /// An answer, or the lines of it that there are, whose points are not ticked yet. The last one
    /// holds.
    std::function<void(const Answered&)> answered;
    std::function<void()> dropped;  ///< that answer is not to be kept
    std::function<void(const Review&)> reviewed;
};

struct SessionResult {
    std::vector<Review> reviews;
    std::size_t left = 0;      ///< tasks that were not answered
    bool was_cut_off = false;  ///< no more lines came, or the learner quit
};

/// Puts the tasks until they, the time, or the lines that come are at an end. What is missed comes
/// once more at the end. An answer that was kept without ticks (practice.unfinished) is ticked first.
///
/// At any prompt, `/quit` ends the session, and at a question `/skip` leaves it for later.
SessionResult rehearse(const Practice& practice, const std::vector<Task>& tasks,
                       const SessionOptions& options, Dialogue& dialogue, const Keeping& keeping);

}  // namespace coach
