/// @file
/// What to rehearse today.
#pragma once

#include <chrono>
#include <vector>

#include "rehearse/practice.hpp"
#include "rehearse/tasks.hpp"

namespace coach {

/// Today's tasks in order: those of the plan if there is an interview to come, else what is due.
///
/// @param session how long one lasts
std::vector<Task> tasks_of_today(const Practice& practice, std::chrono::seconds session);

}  // namespace coach
