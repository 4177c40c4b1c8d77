#include "hunt/layout.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "hunt/dice.hpp"

namespace coach {
namespace {

/// A piece with what stands before it.
struct Atom {
    std::string text;
    bool has_space = false;  ///< before it
    bool may_break = false;  ///< a line may begin with it
    int depth = 0;           ///< of brackets around it
};

bool is_one_of(const CodePiece& piece, std::initializer_list<std::string_view> texts) {
    return std::find(texts.begin(), texts.end(), piece.text) != texts.end();
}

bool is_keyword(const CodePiece& piece) {
    return is_one_of(piece, {"return", "throw", "if", "for", "while", "else"});
}

/// Sets the pieces of one expression or one head.
class Setter {
 public:
    Setter(const CodePieces& pieces, const Style& style) : pieces_(pieces), style_(style) {
        std::vector<std::size_t> open;
        is_template_.assign(pieces.size(), false);
        for (std::size_t at = 0; at < pieces.size(); ++at) {
            if (opens_template(pieces, at)) {
                open.push_back(at);
                is_template_[at] = true;
            } else if (pieces[at].is(">") && !open.empty()) {
                open.pop_back();
                is_template_[at] = true;
            }
        }
    }

    std::vector<Atom> atoms() {
        std::vector<Atom> result;
        int depth = 0;
        for (std::size_t at = 0; at < pieces_.size(); ++at) {
            const CodePiece& piece = pieces_[at];
            if (is_one_of(piece, {")", "]", "}"})) --depth;
            Atom atom{piece.text, at > 0 && has_space_before(at), false, depth};
            atom.may_break = at > 0 && may_break_before(at);
            // what initialises members
            if (at > 0 && depth == 0 && piece.is(":")) atom.may_break = true;
            result.push_back(std::move(atom));
            if (is_one_of(piece, {"(", "[", "{"})) ++depth;
        }
        return result;
    }

 private:
    bool ends_a_value(std::size_t at) const {
        const CodePiece& piece = pieces_[at];
        if (piece.kind == TokenKind::name) return !is_keyword(piece);
        return piece.kind == TokenKind::literal || is_one_of(piece, {")", "]", "}"});
    }

    bool is_binary(std::size_t at) const {
        const CodePiece& piece = pieces_[at];
        if (is_template_[at]) return false;
        if (is_one_of(piece, {"=",  "+=", "-=", "*=", "/=", "%=", "==", "!=", "<", ">", "<=",
                              ">=", "&&", "||", "/",  "%",  "?",  ":",  "<<", "|", "^"})) {
            return true;
        }
        return is_one_of(piece, {"+", "-", "*"}) && at > 0 && ends_a_value(at - 1);
    }

    bool is_unary(std::size_t at) const {
        return is_one_of(pieces_[at], {"!", "-", "+", "*", "~"}) && !is_binary(at);
    }

    /// "const Matrix&": of a type; of a capture or an address it holds on to what follows.
    bool is_reference(std::size_t at) const {
        return pieces_[at].is("&") && at > 0 &&
               (pieces_[at - 1].kind == TokenKind::name || pieces_[at - 1].is(">"));
    }

    bool has_space_before(std::size_t at) const {
        const CodePiece& piece = pieces_[at];
        const CodePiece& before = pieces_[at - 1];
        if (is_one_of(piece, {",", ";"})) return false;
        if (before.is(",") || before.is(";")) return true;
        if (before.is("{")) return style_.spaces_in_braces && !piece.is("}");
        if (piece.is("}")) return style_.spaces_in_braces;
        if (before.is("(") || before.is("[") || piece.is(")") || piece.is("]")) return false;
        if (piece.is("::") || before.is("::")) return false;
        if (piece.is("->")) return before.is(")");  // a lambda's; the lessons have no pointers
        if (before.is("->")) return true;
        if (piece.is(".")) return !ends_a_value(at - 1);
        if (before.is(".")) return false;
        if (is_template_[at]) return false;
        if (is_template_[at - 1]) {
            if (before.is("<")) return false;
            return piece.kind == TokenKind::name || is_binary(at) ||
                   (is_reference(at) && style_.reference_at_name);
        }
        if (piece.is("++") || piece.is("--")) {
            return !ends_a_value(at - 1);
        }
        if (before.is("++") || before.is("--")) return is_binary(at);
        if (is_binary(at) || is_binary(at - 1)) return true;
        if (is_unary(at - 1)) return false;
        if (is_reference(at)) return style_.reference_at_name;
        if (before.is("&")) {
            return is_reference(at - 1) && !style_.reference_at_name &&
                   piece.kind == TokenKind::name;
        }
        if (piece.is("(") || piece.is("[")) {
            return is_keyword(before) || (piece.is("[") && before.is("return"));
        }
        if (piece.is("{")) {
            return is_keyword(before) || before.is(")") ||
                   (before.kind != TokenKind::name && !is_template_[at - 1]);
        }
        return true;
    }

    bool may_break_before(std::size_t at) const {
        const CodePiece& before = pieces_[at - 1];
        if (before.is(",") || before.is(";")) return true;
        if (pieces_[at].kind == TokenKind::literal && before.kind == TokenKind::literal) {
            return true;
        }
        const auto is_breaking = [&](std::size_t place) {
            return is_binary(place) && !pieces_[place].is("=") && !pieces_[place].is("<") &&
                   !pieces_[place].is(":");
        };
        if (before.is("=")) return true;
        return style_.operator_leads ? is_breaking(at) : is_breaking(at - 1);
    }

    const CodePieces& pieces_;
    const Style& style_;
    std::vector<bool> is_template_;
};

std::string joined(const std::vector<Atom>& atoms, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t at = begin; at < end; ++at) {
        if (atoms[at].has_space && at > begin) text += ' ';
        text += atoms[at].text;
    }
    return text;
}

/// Breaks atoms into lines; the first begins with `lead`, the others are indented.
void break_lines(const std::vector<Atom>& atoms, std::string lead, std::size_t indent,
                 std::size_t columns, std::vector<std::string>& lines) {
    std::size_t begin = 0;
    for (;;) {
        const std::string rest = joined(atoms, begin, atoms.size());
        if (lead.size() + rest.size() <= columns) {
            lines.push_back(lead + rest);
            return;
        }
        // Of the places where this line may end, one with few brackets around it and far to the right.
        std::size_t best = 0;
        long best_worth = -1'000'000;
        for (std::size_t at = begin + 1; at < atoms.size(); ++at) {
            if (!atoms[at].may_break) continue;
            const std::size_t width = lead.size() + joined(atoms, begin, at).size();
            if (width > columns && best > 0) break;
            const long worth = static_cast<long>(std::min(width, columns)) - 25L * atoms[at].depth -
                               (width > columns ? 1000 : 0);
            if (worth > best_worth) {
                best_worth = worth;
                best = at;
            }
        }
        if (best == 0) {
            lines.push_back(lead + rest);
            return;
        }
        lines.push_back(lead + joined(atoms, begin, best));
        begin = best;
        lead = std::string(indent, ' ');
    }
}

class Layout {
 public:
    explicit Layout(const Style& style) : style_(style) {}

    void block(const CodeBlock& block, std::size_t level) {
        for (const Statement& each : block) statement(each, level);
    }

    void head(const CodePieces& pieces, std::string_view end) {
        std::vector<Atom> atoms = Setter(pieces, style_).atoms();
        atoms.back().text += end;
        break_lines(atoms, "", style_.indent * 2, style_.columns, lines);
    }

    std::vector<std::string> lines;

 private:
    std::string margin(std::size_t level) const { return std::string(level * style_.indent, ' '); }

    /// "++i" as "i++" where it counts a loop.
    void count_postfix(CodePieces& head) const {
        if (!style_.counts_postfix || head.size() < 4 || !head.front().is("for")) return;
        for (std::size_t at = 0; at + 2 < head.size(); ++at) {
            const bool stands_alone = head[at].is("++") && head[at + 1].kind == TokenKind::name &&
                                      is_one_of(head[at + 2], {")", ","});
            if (stands_alone) std::swap(head[at], head[at + 1]);
        }
    }

    /// Items in lines; lambdas' bodies are blocks between them.
    void items(const std::vector<Item>& all, std::size_t level, std::string_view end) {
        std::string lead = margin(level);
        CodePieces pieces;
        for (const Item& item : all) {
            if (item.body == nullptr) {
                pieces.push_back(item.piece);
                continue;
            }
            std::vector<Atom> atoms = Setter(pieces, style_).atoms();
            atoms.push_back({"{", true, false, 0});
            break_lines(atoms, lead, (level + 2) * style_.indent, style_.columns, lines);
            block(*item.body, level + 1);
            lead = margin(level) + "}";
            pieces.clear();
        }
        if (pieces.empty()) {
            lines.push_back(lead + std::string(end));
            return;
        }
        count_postfix(pieces);
        std::vector<Atom> atoms = Setter(pieces, style_).atoms();
        atoms.back().text += end;
        break_lines(atoms, lead, (level + 2) * style_.indent, style_.columns, lines);
    }

    static bool is_plain(const CodeBlock& block) {
        return block.size() == 1 && block.front().kind == StatementKind::plain;
    }

    void open_brace(std::size_t level) {
        if (style_.brace_below) {
            lines.push_back(margin(level) + "{");
        } else {
            lines.back() += " {";
        }
    }

    void statement(const Statement& each, std::size_t level) {
        switch (each.kind) {
            case StatementKind::plain:
                items(each.head, level, ";");
                return;
            case StatementKind::block:
                lines.push_back(margin(level) + "{");
                block(each.body, level + 1);
                lines.push_back(margin(level) + "}");
                return;
            case StatementKind::guarded:
                guarded(each, level);
                return;
        }
    }

    void guarded(const Statement& each, std::size_t level) {
        items(each.head, level, "");
        const bool has_braces = style_.braces_always || each.has_other || !is_plain(each.body);
        if (!has_braces) {
            const std::size_t line = lines.size() - 1;
            statement(each.body.front(), level + 1);
            const std::size_t begin = lines.back().find_first_not_of(' ');
            const bool fits =
                lines.size() == line + 2 &&
                lines[line].size() + 1 + lines.back().size() - begin <= style_.columns;
            if (style_.guarded_beside && fits) {
                lines[line] += ' ' + lines.back().substr(begin);
                lines.pop_back();
            }
            return;
        }
        open_brace(level);
        block(each.body, level + 1);
        lines.push_back(margin(level) + "}");
        if (!each.has_other) return;
        const bool chains = each.other.size() == 1 &&
                            each.other.front().kind == StatementKind::guarded &&
                            each.other.front().head.front().piece.is("if");
        if (style_.brace_below) {
            lines.push_back(margin(level) + "else");
        } else {
            lines.back() += " else";
        }
        if (chains) {
            const std::size_t line = lines.size();
            guarded(each.other.front(), level);
            lines[line - 1] += ' ' + lines[line].substr(margin(level).size());
            lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(line));
            return;
        }
        open_brace(level);
        block(each.other, level + 1);
        lines.push_back(margin(level) + "}");
    }

    const Style& style_;
};

}  // namespace

Style style_of(std::uint64_t seed) {
    Dice dice(seed_for(seed, "style"));
    Style style;
    style.indent = dice.coin() ? 2 : 4;
    style.columns = std::array<std::size_t, 3>{80, 88, 100}[dice.below(3)];
    style.brace_below = dice.below(3) == 0;
    style.braces_always = dice.coin();
    style.guarded_beside = dice.coin();
    style.reference_at_name = dice.coin();
    style.spaces_in_braces = dice.coin();
    style.operator_leads = dice.coin();
    style.counts_postfix = dice.coin();
    return style;
}

std::vector<std::string> lines_of(const Definition& definition, const CodeBlock& body,
                                  const Style& style) {
    Layout layout(style);
    if (!definition.has_body) {
        layout.head(definition.head, ";");
        return std::move(layout.lines);
    }
    layout.head(definition.head, style.brace_below ? "" : " {");
    if (style.brace_below) layout.lines.push_back("{");
    layout.block(body, 1);
    layout.lines.push_back("}");
    return std::move(layout.lines);
}

}  // namespace coach
