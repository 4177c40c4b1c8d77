#include "hunt/code_pieces.hpp"

#include <algorithm>
#include <array>

#include "problem.hpp"

namespace coach {
namespace {

// ">>" closes two templates as often as it shifts, and no lesson shifts
constexpr std::array<std::string_view, 18> operators{
    "->", "++", "--", "<=", ">=", "==", "!=", "&&", "||",
    "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "<<"};

bool is_operator(std::string_view text) {
    return std::find(operators.begin(), operators.end(), text) != operators.end();
}

}  // namespace

CodePieces code_pieces(std::string_view text) {
    const auto tokens = code_tokens(text);
    if (!tokens) throw Problem("a literal or a comment of this text does not end");
    CodePieces pieces;
    std::size_t end_of_last = std::string_view::npos;
    for (const CodeToken& token : *tokens) {
        const bool joins = token.kind == TokenKind::punctuation && end_of_last == token.begin &&
                           !pieces.empty() && pieces.back().kind == TokenKind::punctuation &&
                           is_operator(pieces.back().text + std::string(token.text));
        if (joins) {
            pieces.back().text += token.text;
        } else {
            pieces.push_back({token.kind, std::string(token.text)});
        }
        end_of_last = token.begin + token.text.size();
    }
    return pieces;
}

std::size_t behind_bracket(const CodePieces& pieces, std::size_t open) {
    int depth = 0;
    for (std::size_t at = open; at < pieces.size(); ++at) {
        const std::string& text = pieces[at].text;
        if (text == "(" || text == "[" || text == "{") ++depth;
        if ((text == ")" || text == "]" || text == "}") && --depth == 0) return at + 1;
    }
    return pieces.size();
}

bool opens_template(const CodePieces& pieces, std::size_t at) {
    if (at == 0 || !pieces[at].is("<") || pieces[at - 1].kind != TokenKind::name) return false;
    int depth = 0;
    for (; at < pieces.size(); ++at) {
        const CodePiece& piece = pieces[at];
        if (piece.is("<")) {
            ++depth;
        } else if (piece.is(">")) {
            if (--depth > 0) continue;
            if (at + 1 == pieces.size()) return true;
            // a value behind it would make it a comparison; a declared name follows a type
            const CodePiece& next = pieces[at + 1];
            return next.kind == TokenKind::name || next.is("(") || next.is("{") || next.is("::") ||
                   next.is("&") || next.is(">") || next.is(",") || next.is(")") || next.is("*");
        } else if (piece.kind != TokenKind::name && piece.kind != TokenKind::literal &&
                   !piece.is("::") && !piece.is(",") && !piece.is("*") && !piece.is("&")) {
            return false;
        }
    }
    return false;
}

}  // namespace coach
