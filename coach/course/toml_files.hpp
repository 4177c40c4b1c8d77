/// @file
/// What the folders of questions and of quizzes have in common.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "problem.hpp"

namespace coach {

/// The TOML files of a folder, by their names.
///
/// @param what they hold: "interview questions"
/// @throws Problem if there are none
std::vector<std::filesystem::path> toml_files(const std::filesystem::path& folder,
                                              std::string_view what);

/// @param questions have an id and a place, "docs/interview/4_scaling.toml:12"
/// @throws Problem if an id comes twice; it names both places
template <class Question>
void refuse_repeated_ids(const std::vector<Question>& questions) {
    std::map<std::string_view, std::string_view> places;
    for (const Question& question : questions) {
        const auto [first, is_new] = places.emplace(question.id, question.place);
        if (!is_new) {
            throw Problem(question.place + ": the id '" + question.id +
                          "' is taken, by the question at " + std::string(first->second));
        }
    }
}

/// What all files of a folder hold, in the order of their names.
///
/// @throws Problem as toml_files(), refuse_repeated_ids() and `read` do
template <class Question>
std::vector<Question> read_folder(const std::filesystem::path& folder, std::string_view what,
                                  std::vector<Question> (*read)(const std::filesystem::path&)) {
    std::vector<Question> questions;
    for (const std::filesystem::path& file : toml_files(folder, what)) {
        for (Question& question : read(file)) questions.push_back(std::move(question));
    }
    refuse_repeated_ids(questions);
    return questions;
}

}  // namespace coach
