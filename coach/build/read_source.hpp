/// @file
/// A learner's file, before a compiler sees it.
#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "build/compiler_errors.hpp"
#include "course/course.hpp"

namespace coach {

/// The text of a learner's file.
///
/// Something else may have been saved under its name: what is no text, or longer than any solution,
/// is refused here, since a compiler would be busy with it for minutes and explain nothing.
///
/// @throws Problem if there is no file that can be read; the message says what to do
std::variant<std::string, CompileError> read_source(const std::filesystem::path& file,
                                                    const Lesson& lesson);

}  // namespace coach
