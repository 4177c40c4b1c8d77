/// @file
/// Checking a lesson: build it, run its suite in a process of its own, judge, name the mistake.
#pragma once

#include "build/builder.hpp"
#include "check/verdict.hpp"

namespace coach {

/// How far a suite may go.
inline constexpr std::chrono::seconds suite_wall_time{10};
inline constexpr std::uint64_t suite_memory_bytes = std::uint64_t{2} << 30;

/// Checks lessons of one course, built in one place.
class Checker {
 public:
    Checker(const Course& course, BuildPlace place, ProcessRunner& runner, BuildNews news);

    /// What the learner's file comes to.
    ///
    /// @throws Problem if that cannot be found out: the course itself does not build, say.
    LessonVerdict check(const Selection& selection);

    /// The report of the last check: what the code computed.
    const Report& report() const { return report_; }

 private:
    ProcessResult run_suite(const Selection& selection, const std::filesystem::path& program);
    void name_mistakes(const Lesson& lesson, LessonVerdict& verdict);

    const Course& course_;
    BuildPlace place_;
    ProcessRunner& runner_;
    Builder builder_;
    Report report_;
};

}  // namespace coach
