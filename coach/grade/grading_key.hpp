/// @file
/// Whether grading a lesson again could come to something else.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "course/course.hpp"
#include "grade/submission.hpp"

namespace coach {

/// Keys that are equal where what was handed in, the seed, and all that the course brings to it are.
class GradingKeys {
 public:
    GradingKeys(const Course& course, std::uint64_t seed) : course_(course), seed_(seed) {}

    /// 16 hexadecimal digits.
    std::string of(const SubmittedLesson& submitted, const Lesson& lesson);

 private:
    const Course& course_;
    std::uint64_t seed_;
    std::map<std::string, std::string> stamps_;  ///< of lessons
};

}  // namespace coach
