/// @file
/// C++ text in the pieces that a layout sets, which own their texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "build/tokens.hpp"

namespace coach {

/// A name, a literal, an operator of one or more characters, a directive.
struct CodePiece {
    TokenKind kind = TokenKind::name;
    std::string text;

    bool is(std::string_view expected) const { return text == expected; }
    bool operator==(const CodePiece&) const = default;
};

using CodePieces = std::vector<CodePiece>;

/// The pieces of a text, without its comments and its layout. Operators such as "<=" are one piece;
/// "<" and ">" that hold what a template is given are pieces of their own.
///
/// @throws Problem where a literal or a comment does not end.
CodePieces code_pieces(std::string_view text);

/// The place behind the bracket that closes the one at `open`; pieces.size() where none does.
std::size_t behind_bracket(const CodePieces& pieces, std::size_t open);

/// Is this "<" the one that opens what a template is given, and no comparison?
bool opens_template(const CodePieces& pieces, std::size_t at);

}  // namespace coach
