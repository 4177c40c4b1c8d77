/// @file
/// Grading a lesson of one submission: compiled in a sandbox, run in a sandbox, judged outside.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "build/builder.hpp"
#include "check/naming.hpp"
#include "check/suite_run.hpp"
#include "grade/grading_key.hpp"
#include "grade/record.hpp"
#include "grade/sandbox.hpp"
#include "grade/submission.hpp"
#include "grade/submission_commands.hpp"

namespace coach {

/// Grades lessons, one after the other, each by itself. No line of a submission runs in this process
/// or in the judge's, see tests/judge/.
class Grader {
 public:
    /// @param scratch a folder that nobody else uses; what is in it when a lesson is graded is gone
    ///        afterwards
    Grader(const Course& course, ProcessRunner& runner, const Sandbox& sandbox,
           std::filesystem::path scratch, std::uint64_t seed);
    ~Grader();
    Grader(const Grader&) = delete;
    Grader& operator=(const Grader&) = delete;

    /// Grades the course's own solution of a lesson: what stands in its way would stand in everybody's,
    /// and is nobody's mistake.
    ///
    /// @throws Problem if it does not pass
    void throw_unless_ready(const Lesson& lesson);

    /// The lesson of the person whose files are in this folder.
    GradedLesson grade(const std::string& person, const std::filesystem::path& folder,
                       const Lesson& lesson);

    /// The verdict as `check` would show it, with the expected values: for who grades.
    ///
    /// @param source becomes the text of the file
    /// @throws Problem if there is no such file, or it could not be judged
    LessonVerdict verdict_on(const std::filesystem::path& folder, const Lesson& lesson,
                             std::string& source);

 private:
    struct Judged;

    Judged judge_lesson(const SubmittedLesson& submitted, const Lesson& lesson);
    std::optional<CompileError> build(const Lesson& lesson, const LessonText& submitted);
    const SubmissionCommands& commands_for(const Lesson& lesson, Compilation compilation);
    std::vector<std::filesystem::path> headers() const;
    std::vector<std::filesystem::path> in_tree(const std::vector<std::string>& files) const;
    SuiteRun run(const Selection& selection, std::uint64_t seed);
    const KnownMistakes& known_mistakes(const Lesson& lesson);
    SubmissionFiles files(const Lesson& lesson) const;

    const Course& course_;
    ProcessRunner& runner_;
    const Sandbox& sandbox_;
    std::filesystem::path scratch_;
    std::uint64_t seed_;
    GradingKeys keys_;
    std::filesystem::path tree_;  ///< CMake's folder
    std::map<std::string, SubmissionCommands> commands_;
    std::map<std::string, KnownMistakes> known_;
    std::vector<std::string> libraries_;  ///< of the program that was built last
};

}  // namespace coach
