/// @file
/// The days until the interview, planned backwards from it.
#pragma once

#include <chrono>
#include <vector>

#include "rehearse/practice.hpp"
#include "rehearse/tasks.hpp"

namespace coach {

/// One day of practice.
struct PlannedDay {
    Day day;
    std::vector<Task> tasks;
    std::chrono::seconds needed{
        0};                        ///< for the tasks and the mock interview; never over the budget
    std::chrono::minutes mock{0};  ///< how long a mock interview lasts; 0 for none
};

/// What the days hold. Days to come are planned as if each answer were good.
struct StudyPlan {
    InterviewDate interview;
    std::vector<PlannedDay> days;  ///< from today to the day before the interview
    /// Must-know questions that are met only once by then, and those that are not met at all.
    std::vector<const Question*> met_once, not_met;
    /// Other open questions that are not met, and how many are not open.
    std::vector<const Question*> dropped;
    std::size_t closed = 0;
    std::vector<Day> skipped;  ///< days since the date was entered that had no answer
};

/// The plan, computed anew from what was done until now, so that skipped days are planned again.
///
/// Every day but the last holds, as far as its minutes reach: what was missed, what a mistake brings
/// forward, new must-know questions, their second meeting (earlier than due, if otherwise there were
/// no room for it before the last day), what else is due, and other questions that are open. The
/// last day before the interview holds one mock interview and what was missed. If that is the only
/// day there is, must-know questions fill what the mock interview leaves of it.
///
/// Must-know questions come whether or not their exercises have passed: the interview does not wait.
///
/// @param practice its cards are those that the plan names
StudyPlan study_plan(const Practice& practice, const InterviewDate& interview);

/// A due date, but not after the day before the interview.
Day capped(Day due, const std::optional<InterviewDate>& interview);

}  // namespace coach
