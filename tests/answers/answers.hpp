/// @file
/// Typed answers with the key points that they say, as judged by a person.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace answers_tests {

struct Answer {
    std::string question;        ///< the id of one in docs/interview/
    std::string kind;            ///< "good", "partial", "wrong", "reversed" or "off-topic"
    std::string text;            ///< as it was typed
    std::set<std::size_t> says;  ///< the key points that it says, counted from 1
};

/// The answers of a file in this folder, "tuning.toml".
///
/// @throws coach::Problem if there is no such file, or if an answer lacks a field, is of another
///         kind, or says no number; the message holds the file and the line, never the answer.
std::vector<Answer> read_answers(const std::filesystem::path& file);

}  // namespace answers_tests
