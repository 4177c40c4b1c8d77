/// @file
/// The field's words that mean the same.
#pragma once

#include <string_view>
#include <vector>

namespace coach {

/// Words that mean the same in any answer about attention. Those that mean it only in some answers
/// belong into the record of the question.
struct Synonyms {
    std::string_view word;  ///< the one that stands for them
    /// The others, separated by commas; each is a word or several.
    std::string_view others;
};

const std::vector<Synonyms>& synonyms();

/// Words that say the opposite of each other.
struct Opposites {
    std::string_view one, other;
};

const std::vector<Opposites>& opposites();

/// Things that play different parts in attention, so that what is said of one is not said of the
/// others: "query q w_q", "key k w_k" and "value v w_v" are one family of three.
using Family = std::vector<std::string_view>;

const std::vector<Family>& families();

/// Words that call something right: "fine".
const std::vector<std::string_view>& approving();

/// Words that call something wrong: "fail".
const std::vector<std::string_view>& disapproving();

}  // namespace coach
