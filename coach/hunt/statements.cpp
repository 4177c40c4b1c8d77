#include "hunt/statements.hpp"

#include <algorithm>
#include <array>

namespace coach {
namespace {

/// Thrown at what is not known here; never leaves this file.
struct Unknown {};

class Parser {
 public:
    explicit Parser(const CodePieces& pieces) : pieces_(pieces) {}

    CodeBlock block_to(std::size_t end) {
        CodeBlock block;
        while (at_ < end) block.push_back(statement());
        return block;
    }

 private:
    bool is_at(std::string_view text) const {
        return at_ < pieces_.size() && pieces_[at_].is(text);
    }

    /// The statements in the braces that open here, or the one that stands here.
    CodeBlock guarded() {
        if (!is_at("{")) return {statement()};
        return braces();
    }

    CodeBlock braces() {
        const std::size_t behind = behind_bracket(pieces_, at_);
        ++at_;
        CodeBlock block = block_to(behind - 1);
        at_ = behind;
        return block;
    }

    Statement statement() {
        if (at_ >= pieces_.size()) throw Unknown{};
        for (const char* const unknown : {"switch", "do", "goto", "case", "try", "else"}) {
            if (is_at(unknown)) throw Unknown{};
        }
        if (is_at("{")) return {StatementKind::block, {}, braces()};
        if (is_at("if") || is_at("for") || is_at("while")) {
            Statement result{StatementKind::guarded, {}, {}};
            result.head.push_back({pieces_[at_++], nullptr});
            if (!is_at("(")) throw Unknown{};
            const std::size_t behind = behind_bracket(pieces_, at_);
            expression_to(behind, result.head);
            result.body = guarded();
            if (is_at("else")) {
                ++at_;
                result.has_other = true;
                result.other = guarded();
            }
            return result;
        }
        Statement result;
        while (!is_at(";")) {
            if (at_ >= pieces_.size()) throw Unknown{};
            item(result.head);
        }
        ++at_;
        return result;
    }

    void expression_to(std::size_t end, std::vector<Item>& items) {
        while (at_ < end) item(items);
    }

    bool begins_a_lambda() const {
        if (!is_at("[")) return false;
        if (at_ == 0) return true;
        const CodePiece& before = pieces_[at_ - 1];
        return !(before.kind == TokenKind::name && !before.is("return")) && !before.is(")") &&
               !before.is("]");
    }

    /// One piece; brackets with what they hold, lambdas with their bodies.
    void item(std::vector<Item>& items) {
        if (begins_a_lambda()) {
            expression_to_raw(behind_bracket(pieces_, at_), items);
            if (is_at("(")) expression_to_raw(behind_bracket(pieces_, at_), items);
            while (at_ < pieces_.size() && !is_at("{")) items.push_back({pieces_[at_++], nullptr});
            if (at_ >= pieces_.size()) throw Unknown{};
            items.push_back({{}, std::make_shared<const CodeBlock>(braces())});
            return;
        }
        if (is_at("(") || is_at("{") || is_at("[")) {
            const std::size_t behind = behind_bracket(pieces_, at_);
            items.push_back({pieces_[at_++], nullptr});
            while (at_ + 1 < behind) item(items);
            if (at_ >= pieces_.size()) throw Unknown{};
        }
        items.push_back({pieces_[at_++], nullptr});
    }

    void expression_to_raw(std::size_t end, std::vector<Item>& items) {
        while (at_ < end) items.push_back({pieces_[at_++], nullptr});
    }

    const CodePieces& pieces_;
    std::size_t at_ = 0;
};

void append(const CodeBlock& block, CodePieces& pieces);

void append(const std::vector<Item>& items, CodePieces& pieces) {
    for (const Item& item : items) {
        if (item.body == nullptr) {
            pieces.push_back(item.piece);
            continue;
        }
        pieces.push_back({TokenKind::punctuation, "{"});
        append(*item.body, pieces);
        pieces.push_back({TokenKind::punctuation, "}"});
    }
}

void append_in_braces(const CodeBlock& block, CodePieces& pieces) {
    pieces.push_back({TokenKind::punctuation, "{"});
    append(block, pieces);
    pieces.push_back({TokenKind::punctuation, "}"});
}

void append(const CodeBlock& block, CodePieces& pieces) {
    for (const Statement& statement : block) {
        append(statement.head, pieces);
        switch (statement.kind) {
            case StatementKind::plain:
                pieces.push_back({TokenKind::punctuation, ";"});
                break;
            case StatementKind::block:
                append_in_braces(statement.body, pieces);
                break;
            case StatementKind::guarded:
                append_in_braces(statement.body, pieces);
                if (!statement.has_other) break;
                pieces.push_back({TokenKind::name, "else"});
                append_in_braces(statement.other, pieces);
                break;
        }
    }
}

}  // namespace

std::optional<CodeBlock> statements_of(const CodePieces& body) {
    try {
        return Parser(body).block_to(body.size());
    } catch (const Unknown&) {
        return std::nullopt;
    }
}

CodePieces code_pieces(const CodeBlock& block) {
    CodePieces pieces;
    append(block, pieces);
    return pieces;
}

}  // namespace coach
