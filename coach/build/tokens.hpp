/// @file
/// C++ text in pieces: as much of the language as is needed to rename things in it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace coach {

enum class TokenKind {
    name,         ///< an identifier or keyword
    literal,      ///< a number, a character, a string, raw ones too
    punctuation,  ///< one character, or "::"
    directive,    ///< from # to the end of its line
};

/// A piece of a text, which has to outlive it.
struct CodeToken {
    TokenKind kind;
    std::string_view text;
    std::size_t begin;  ///< its offset in the text
};

/// The pieces of a text, without comments and space; nothing where a literal or a comment does not
/// end, so that no compiler takes the text either.
std::optional<std::vector<CodeToken>> code_tokens(std::string_view text);

}  // namespace coach
