/// @file
/// A typed answer as words that can be compared.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace coach {

/// Several words that mean what another one means.
struct Phrase {
    std::vector<std::string> means;
    std::size_t words;  ///< how many
};

struct Word {
    /// Snowball's, that of the synonym which stands for others, or a piece of a formula.
    std::string stem;
    std::string written;       ///< as it was typed, in small letters
    std::size_t sentence = 0;  ///< counted from 0, as the clauses are
    std::size_t clause = 0;
    std::size_t clause_begin = 0;  ///< bytes of the answer
    std::size_t clause_end = 0;
    /// Clauses that no comma, no "but" or the like parts are in one of these.
    std::size_t stretch = 0;
    bool is_contrasted = false;       ///< its clause begins with "while", "but" or the like
    bool begins_phrase = false;       ///< "the", "it" or the like stood before it
    bool follows_auxiliary = false;   ///< "does", "is" or the like stood before it
    std::vector<Phrase> phrases;      ///< those that begin here
    std::vector<std::string> before;  ///< what was left out between the word before and this one
    std::vector<std::string> after;   ///< and between this one and the next
};

/// The words of an answer, without those that say nothing, as "the" and "is".
///
/// @param corrections  what typing errors mean: words as they were typed, and the right ones.
std::vector<Word> words_of(std::string_view text,
                           const std::unordered_map<std::string, std::string>& corrections = {});

/// A word of a term.
struct Wanted {
    std::string stem;
    bool follows_gap;  ///< other words may stand before it
    /// What has to stand before and after it of the words that are left out elsewhere: set where a
    /// term has no other words, as in "look for" and "on the weights", and for "must" everywhere.
    std::vector<std::string> before = {}, after = {};

    bool operator==(const Wanted&) const = default;
};
using Pattern = std::vector<Wanted>;

/// The words of a term as they have to stand in an answer: as it is written, and with the word that
/// stands for its synonyms where there is one. ".." in a term is a gap.
std::vector<Pattern> patterns_of(std::string_view term);

}  // namespace coach
