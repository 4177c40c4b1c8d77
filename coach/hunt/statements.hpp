/// @file
/// The statements of a function, as far as a layout has to know them.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "hunt/code_pieces.hpp"

namespace coach {

struct Statement;
using CodeBlock = std::vector<Statement>;

/// A piece of an expression, or the body of a lambda in it.
struct Item {
    CodePiece piece;                        ///< where it is no body
    std::shared_ptr<const CodeBlock> body;  ///< none for a piece
};

enum class StatementKind {
    plain,    ///< an expression, a declaration, a return: ends with ";"
    guarded,  ///< if, for, while: `head`, then `body`, and maybe `other`
    block,    ///< `body` in braces of its own
};

struct Statement {
    StatementKind kind = StatementKind::plain;
    std::vector<Item> head;  ///< without the ";"; of a guarded one "if", "(", ..., ")"
    CodeBlock body = {};     ///< what is guarded: one statement, or those in the braces
    bool has_other = false;  ///< there is an "else"
    CodeBlock other = {};    ///< behind it
};

/// The statements between the braces of a function.
///
/// @return nothing where the pieces hold what the lessons do without: switch, do, goto, labels.
std::optional<CodeBlock> statements_of(const CodePieces& body);

/// The same as pieces, with braces around whatever is guarded.
CodePieces code_pieces(const CodeBlock& block);

}  // namespace coach
