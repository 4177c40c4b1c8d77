/// @file
/// How a submission is compiled and linked: the commands that CMake wrote for a program of a fixed
/// name, with the files of one submission in the places of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach {

struct SubmissionCommands {
    std::vector<std::string> compile;
    std::vector<std::string> link;
    /// What the program is linked to, relative to CMake's folder or absolute.
    std::vector<std::string> libraries;
};

/// The files of one submission, absolute.
struct SubmissionFiles {
    std::string source;
    std::string object;
    std::string dependencies;  ///< where the compiler writes what it has read
    std::string program;
};

/// Reads the output of `ninja -t commands PROGRAM`.
///
/// @param source the file that stands there for a submission's
/// @return nothing where the commands are not what is known here
std::optional<SubmissionCommands> submission_commands(std::string_view commands,
                                                      std::string_view source,
                                                      std::string_view program,
                                                      const SubmissionFiles& files);

/// The files that the compiler has read, as it writes them down for make.
std::vector<std::string> files_in_dependencies(std::string_view text);

}  // namespace coach
