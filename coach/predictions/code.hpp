/// @file
/// The code in which the book hands over what its reader predicted.
///
/// `qkv1-`, then five letters for each answer, then two of a checksum. Four of the five name the
/// question and one the choice, as hashes of their ids: docs/assemble/quizzes.js makes them, and
/// docs/theme/predict.js puts them together.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "predictions/quizzes.hpp"
#include "progress/review_log.hpp"

namespace coach {

/// An answer as the code has it.
struct CodedAnswer {
    std::string question;  ///< four letters
    std::string choice;    ///< one letter

    bool operator==(const CodedAnswer&) const = default;
};

/// The answers in a code, in its order. White space, which copying may bring in anywhere, and upper
/// case do not matter.
///
/// @throws Problem if it is no such code, is of another format, is cut off, holds a letter that codes
///         do not have, or one that was mistyped. The message says what was expected and what is there.
std::vector<CodedAnswer> decoded(std::string_view code);

/// The letters that stand for an id or a key.
std::string letters_of(std::string_view name, std::size_t count);

/// Answers as far as the course knows their questions.
struct Recognised {
    std::vector<Prediction> predictions;
    std::size_t unknown = 0;  ///< answers to a question, or with a choice, that is not there
};

/// Finds the questions and choices that answers name.
///
/// @param at when they were imported
Recognised recognised(const std::vector<CodedAnswer>& answers,
                      const std::vector<BookQuestion>& questions, UtcTime at);

}  // namespace coach
