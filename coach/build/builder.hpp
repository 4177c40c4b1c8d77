/// @file
/// Building a lesson, as quickly as the compiler allows.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "build/compiler_errors.hpp"
#include "course/course.hpp"
#include "processes/process.hpp"

namespace coach {

/// How a lesson's file is compiled.
enum class Compilation {
    on_vocabulary,  ///< on top of the precompiled vocabulary
    on_blas,        ///< on top of that and of xtensor-blas, for a file that includes it
    plain,          ///< by itself, for a file that lacks the include of its own contract
};

/// Chooses by the includes. A file that lacks its contract's include would compile on top of a
/// precompiled header and nowhere else, so it is compiled by itself.
Compilation compilation_for(std::string_view text, std::string_view contract);

/// The program that a lesson's file is made into so, in CMake's terms: "check_4_scaling_blas".
std::string program_of(const Lesson& lesson, Compilation compilation,
                       std::string_view kind = "check");

/// The lesson's program, ready to run.
struct Built {
    std::filesystem::path program;
    std::string text = {};    ///< that it was made of
    std::string course = {};  ///< course_stamp() before it was made
};

using BuildOutcome = std::variant<Built, CompileError>;

/// Where the lessons are built.
struct BuildPlace {
    std::filesystem::path root;  ///< of the course
    std::filesystem::path tree;  ///< CMake's folder
    std::filesystem::path
        learner_dir;             ///< what stands in for lessons/, holding the learner's files
    bool is_configured = false;  ///< by somebody else, who looks after it
    /// What stands in for learner_dir in a redo: the tree builds the files there as well, and takes
    /// what they do not define from the reference. Empty where it is no redo.
    std::filesystem::path redo_dir = {};
    std::string redo_programs = "redo";  ///< how the names of their programs begin

    /// The file of a lesson that is built here.
    std::filesystem::path file_of(const Lesson& lesson) const;
};

/// `build/loop`, on the files in `lessons/`.
BuildPlace loop_of(const Course& course);

/// The same tree, on the files in `build/redo/`.
BuildPlace redo_of(const Course& course);

/// The same, on the files in `build/interview/`.
BuildPlace interview_of(const Course& course);

/// The same, on the files in `build/hunt/`.
BuildPlace hunt_of(const Course& course);

/// Whom to tell while a build runs.
struct BuildNews {
    /// In words, what takes longer than a build usually does.
    std::function<void(std::string_view)> notice;
    /// After each step: how many of how many are done.
    std::function<void(std::size_t done, std::size_t total)> progress;
};

/// Builds lessons in one place.
class Builder {
 public:
    Builder(BuildPlace place, ProcessRunner& runner, BuildNews news);

    /// Compilers have limits, of time, memory and what they write, far above what a lesson needs:
    /// a learner's file may be anything.
    ///
    /// @throws Problem if what fails to build is not the learner's file.
    ///
    /// @param kind which of the programs that a lesson's file is linked into: its suite's, or
    ///        "experiment", which lesson 4 has
    BuildOutcome build(const Lesson& lesson, std::string_view kind = "check");

    /// Builds a program that holds nothing of a learner's.
    ///
    /// @throws Problem if it does not build.
    std::filesystem::path build_course_program(const std::string& program);

 private:
    void configure();
    /// @param prepare is called before, while nobody else builds here
    ProcessResult run_ninja(const std::string& program, const std::function<void()>& prepare = {});
    std::filesystem::path path_of(const std::string& program) const;

    BuildPlace place_;
    ProcessRunner& runner_;
    BuildNews news_;
};

}  // namespace coach
