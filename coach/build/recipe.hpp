/// @file
/// How Ninja compiles and links a lesson's program, so that it can be done without Ninja.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach {

/// The commands by which a program comes about that is made of one file of a learner's and of what is
/// there already. Paths are relative to CMake's folder.
struct Recipe {
    /// The compiler with the flags of its language, which every header and file on top of each
    /// other has to share: without input, output, dependency file and precompiled header.
    std::vector<std::string> compiler;
    std::string precompiled;             ///< the header that the file is compiled on
    std::string object;                  ///< what the file is compiled to
    std::vector<std::string> link;       ///< the whole command
    std::string program;                 ///< what it writes
    std::vector<std::string> linked_in;  ///< files that it reads, besides the object
};

/// Reads the output of `ninja -t commands PROGRAM`.
///
/// @param source the learner's file, as it occurs there
/// @return nothing where the file is not compiled on a precompiled header of clang's, or the commands
///         are not what is known here: then Ninja has to do it.
std::optional<Recipe> read_recipe(std::string_view commands, std::string_view source,
                                  std::string_view program);

/// The word behind this one; nothing where there is none.
std::optional<std::string> word_behind(const std::vector<std::string>& words,
                                       std::string_view option);

/// A compilation without input, output, dependency file and precompiled header of clang's.
std::vector<std::string> without_files(const std::vector<std::string>& compilation);

/// A link command without those that CMake frames it with, which do nothing:
/// ": && clang++ ... && :".
std::string_view without_frame(std::string_view line);

/// The words of a command as a shell reads them; nothing where it is more than words, or quotes do
/// not end.
std::optional<std::vector<std::string>> words_of_command(std::string_view command);

}  // namespace coach
