/// @file
/// Where a process grades: what the course brings is built, and there is a folder for what it makes.
#pragma once

#include <filesystem>

#include "build/builder.hpp"
#include "course/course.hpp"
#include "grade/sandbox.hpp"
#include "processes/process.hpp"

namespace coach {

/// A folder in `build/grade/work/`, called after this machine and process; it is gone with this object.
class GradingPlace {
 public:
    /// Builds what grading needs. No folder is left from a process that was killed on this machine.
    GradingPlace(const Course& course, ProcessRunner& runner, BuildNews news);

    /// For a worker of a process that has done so.
    GradingPlace(const Course& course, ProcessRunner& runner);

    ~GradingPlace();
    GradingPlace(const GradingPlace&) = delete;
    GradingPlace& operator=(const GradingPlace&) = delete;

    const std::filesystem::path& folder() const { return folder_; }
    const Sandbox& sandbox() const { return sandbox_; }

 private:
    std::filesystem::path folder_;
    Sandbox sandbox_;
};

}  // namespace coach
