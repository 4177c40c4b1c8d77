/// @file
/// What may follow the words that somebody has typed: the scripts for bash, zsh and fish in this
/// folder ask for it at each press of the key.
#pragma once

#include <string>
#include <vector>

#include "course/course.hpp"

namespace coach {

struct KnownOption {
    std::string name;  ///< "--junit"
    std::string description;
    std::string value;  ///< what it takes: "FILE"; empty for a flag
};

/// A command as the command line knows it.
struct KnownCommand {
    std::string name;
    std::string description;
    std::vector<KnownOption> options;
};

struct Candidate {
    std::string word;
    std::string description;
};

/// In place of candidates: the shell knows best which files there are.
inline constexpr const char* files_instead = ":files";

/// The words that may stand for the last one typed, which may be empty, and only those that begin
/// as it does. Numbers are offered before a letter is typed, names from then on: all at once would
/// fill the screen.
///
/// @param typed what follows "./qkv", the word at the cursor last
std::vector<Candidate> candidates(const std::vector<KnownCommand>& commands, const Course& course,
                                  std::vector<std::string> typed);

/// A line for each: the word, a tab, its description.
std::string candidates_text(const std::vector<Candidate>& candidates);

/// The script for a shell: "bash", "zsh" or "fish".
///
/// @throws Problem if the course has none for it.
std::string completion_script(const Course& course, const std::string& shell);

}  // namespace coach
