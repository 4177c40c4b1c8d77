/// @file
/// What one person has handed in: a folder with lesson files.
#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "build/compiler_errors.hpp"
#include "course/course.hpp"

namespace coach {

/// A lesson's file, which may be in the folder as in a clone (`lessons/1_projections/projections.cpp`),
/// without the `lessons`, or by itself (`projections.cpp`).
struct LessonText {
    std::filesystem::path file;  ///< within the folder
    std::string text;
};

/// There is none that could be read: why, in words.
struct NotSubmitted {
    std::string why;
};

/// It is there, and no text that a compiler should see.
struct NoSourceText {
    CompileError error;
};

using SubmittedLesson = std::variant<LessonText, NotSubmitted, NoSourceText>;

/// Reads a lesson's file. Nothing else in the folder is read, and nothing outside of it, wherever
/// links lead.
SubmittedLesson read_submission(const std::filesystem::path& folder, const Lesson& lesson);

}  // namespace coach
