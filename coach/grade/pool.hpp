/// @file
/// Grading side by side: a worker for each core, a process each, which gets one task after the other.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "grade/record.hpp"

namespace coach {

/// A lesson of a person.
struct GradingTask {
    std::string person;
    std::filesystem::path folder;
    std::string lesson;  ///< its id
};

/// How tasks and results go to and fro: a line each. A task is `{"person":...,"folder":...,
/// "lesson":...}`, a result as record.hpp says.
std::string to_line(const GradingTask& task);
GradingTask read_grading_task(std::string_view line);

/// Hands out the tasks, in order; results come as they are ready. A worker that dies over a task costs
/// that task, which is an error then, and is replaced.
///
/// Where this process is told to stop, the workers are, and no more tasks are handed out.
///
/// @param worker how to start one
/// @return the signal by which it was told to stop; 0 where it was not
/// @throws Problem if none can be started; and what on_result throws, when the workers have ended
[[nodiscard]] int grade_side_by_side(const std::vector<GradingTask>& tasks,
                                     const std::vector<std::string>& worker, std::size_t workers,
                                     const std::function<void(const GradedLesson&)>& on_result);

}  // namespace coach
