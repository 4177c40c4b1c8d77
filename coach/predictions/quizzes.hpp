/// @file
/// The book's questions to predict: docs/quizzes/N_name.toml, as far as their answers are told apart.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace coach {

/// One of the answers to choose from.
struct Choice {
    std::string key;      ///< "right", its own key, or the id of its misconception
    std::string mistake;  ///< the id of the misconception that makes this choice; empty for none

    bool is_right() const { return key == "right"; }
};

/// A question that the book asks before it explains.
struct BookQuestion {
    std::string id;  ///< "which-way-round"
    std::vector<Choice> choices;
    std::string place;  ///< "docs/quizzes/1_projections.toml:12"
};

/// The questions of a file, in its order.
///
/// @throws Problem if the file cannot be read or is no TOML; if a question lacks its id or repeats
///         one, or has not exactly one right choice; if two of its choices have the same key, or one
///         has none. The message says which file and line, what was expected and what is there.
std::vector<BookQuestion> read_quiz(const std::filesystem::path& file);

/// The questions of all files of a folder, in the order of the files' names.
///
/// @throws Problem as read_quiz() does, also where two files use the same id; and if there are no
///         such files.
std::vector<BookQuestion> read_quizzes(const std::filesystem::path& folder);

}  // namespace coach
