/// @file
/// What a check comes to: for each exercise, and for the lesson.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "build/compiler_errors.hpp"
#include "course/course.hpp"
#include "crash/finding.hpp"
#include "explain/diagnosis.hpp"
#include "processes/process.hpp"
#include "report/report.hpp"

namespace coach {

enum class LessonStatus {
    passed,
    failed,
    does_not_compile,
    crashed,
    exited_early,
    timed_out,
    out_of_memory,
};

enum class ExerciseStatus { passed, failed, not_implemented, not_run };

std::string_view name_of(LessonStatus status);
std::string_view name_of(ExerciseStatus status);

/// One failed test case, by its first failed check.
struct Failure {
    std::string test_case;        ///< a sentence about behaviour
    std::string call;             ///< what was called; empty where the case itself was cut short
    std::string message;          ///< what differs, in lines
    bool is_drawn = false;        ///< on random inputs
    std::size_t input_cells = 0;  ///< the size of what the call was given
};

/// A known mistake that the code makes.
struct NamedMistake {
    std::string id;
    std::string title;
    std::string docs;  ///< an anchor of the book
    std::string why;
    std::string think;  ///< a question
    Confidence confidence = Confidence::certain;
    std::size_t explained = 0;  ///< failing checks of the exercise that it explains
    std::size_t failing = 0;    ///< of so many
    std::string root = {};      ///< the earlier exercise where it is made; empty if it is this one
};

struct ExerciseVerdict {
    const Exercise* exercise = nullptr;
    ExerciseStatus status = ExerciseStatus::not_run;
    bool was_cut_short = false;  ///< the run ended in the middle of it
    std::vector<Failure> failures;
    std::optional<NamedMistake> mistake;
    std::optional<std::string>
        observation;  ///< what the failures have in common, if no mistake is named
    /// They have nothing in common: the first of them is the one with the smallest input.
    bool begins_with_the_smallest = false;
};

struct LessonVerdict {
    const Lesson* lesson = nullptr;
    std::filesystem::path folder =
        "lessons";  ///< where its file is, from the root of the course on
    LessonStatus status = LessonStatus::failed;
    std::string trouble;  ///< a clause, where the lesson did not run to its end
    std::string advice;   ///< what to look for then; may be empty
    std::vector<ExerciseVerdict> exercises;
    std::chrono::duration<double> seconds{0};  ///< build and run together
    std::string again;                         ///< what checks it again; empty: ./qkv check
    std::string printed;                       ///< what the learner's code printed
    /// Where it crashed, found afterwards: the rest does not depend on it. Nothing where it did not, or
    /// that was not looked for.
    std::optional<CrashFinding> crash = {};

    /// "lessons/1_projections/projections.cpp"
    std::string file() const { return (folder / lesson->learner_file()).string(); }

    /// The trouble as a sentence; there has to be some.
    std::string trouble_sentence() const;
};

/// Why a program did not run to its end.
struct Trouble {
    LessonStatus status;
    std::string text;    ///< a clause
    std::string advice;  ///< what to look for; may be empty
};

/// Why a program was ended, or crashed; nothing where it exited.
///
/// @param what ran: "the suite"
std::optional<Trouble> forced_end(const ProcessEnd& end, std::string_view what);

/// Judges a run of a suite. An exercise passed only if its cases are in the report, all of them
/// ended well, and the report is complete or had gone on to a later exercise. The exercise that
/// was running when the run was cut short takes the blame; later ones have not run.
///
/// Mistakes are not named here.
LessonVerdict judge(const Selection& selection, const Report& report, const ProcessEnd& end);

/// The verdict on a lesson that does not compile: nothing has run.
LessonVerdict does_not_compile(const Selection& selection, const CompileError& error,
                               const std::filesystem::path& folder);

}  // namespace coach
