#include "hunt/wrong_fixes.hpp"

#include <algorithm>
#include <map>

#include "hunt/names.hpp"
#include "hunt/statements.hpp"

namespace coach {
namespace {

bool ends_a_statement(const CodePiece& piece) {
    return piece.is(";") || piece.is("{") || piece.is("}");
}

/// The statements of `right` that `wrong` has otherwise. The brackets of a for hold semicolons, so of
/// those it is a part; that is narrow enough.
Difference statements_that_differ(const CodePieces& wrong, const CodePieces& right) {
    Difference where = difference(wrong, right);
    while (where.begin > 0 && !ends_a_statement(right[where.begin - 1])) --where.begin;
    if (where.end == where.begin && where.end < right.size()) ++where.end;
    while (where.end < right.size() && !ends_a_statement(right[where.end - 1])) ++where.end;
    return where;
}

bool overlap(const Difference& a, const Difference& b) {
    return a.begin < b.end && b.begin < a.end;
}

/// Is this place in the brackets of a for? There, another comparison may never end.
bool is_in_for(const CodePieces& pieces, std::size_t at) {
    int depth = 0;
    while (at > 0) {
        --at;
        if (pieces[at].is(")")) ++depth;
        if (pieces[at].is("(") && --depth < 0) {
            if (at > 0 && pieces[at - 1].is("for")) return true;
            depth = 0;
        }
        if (pieces[at].is("{") || pieces[at].is("}")) return false;
    }
    return false;
}

/// The right text with one slip.
std::vector<CodePieces> slips(const CodePieces& right, const Difference& where) {
    static const std::map<std::string, std::string> comparisons{
        {"<", "<="}, {"<=", "<"}, {">", ">="}, {">=", ">"}, {"==", "!="}, {"!=", "=="}};
    static const std::map<std::string, std::string> others{
        {"+", "-"},        {"-", "+"},        {"*", "/"},   {"/", "*"},
        {"+=", "-="},      {"-=", "+="},      {"/=", "*="}, {"0.0", "1.0"},
        {"1.0", "0.0"},    {"max", "min"},    {"0", "1"},   {"1", "0"},
        {"true", "false"}, {"false", "true"}, {"||", "&&"}, {"&&", "||"}};
    std::vector<CodePieces> result;
    const auto with = [&](std::size_t at, const std::string& text) {
        CodePieces slip = right;
        slip[at].text = text;
        result.push_back(std::move(slip));
    };
    // texts are put together by "+" as well, and by nothing else
    const bool has_text =
        std::any_of(right.begin() + static_cast<std::ptrdiff_t>(where.begin),
                    right.begin() + static_cast<std::ptrdiff_t>(where.end),
                    [](const CodePiece& piece) { return piece.text.front() == '"'; });
    for (std::size_t at = where.begin; at < where.end; ++at) {
        const std::string& text = right[at].text;
        const bool is_template = opens_template(right, at) || text == ">";
        if (const auto other = comparisons.find(text);
            other != comparisons.end() && !is_template && !is_in_for(right, at)) {
            with(at, other->second);
        }
        if (const auto other = others.find(text);
            other != others.end() && !(has_text && text == "+")) {
            with(at, other->second);
        }
        // (i, j) as (j, i)
        const bool is_pair = at + 4 < where.end && right[at].is("(") &&
                             right[at + 1].kind == TokenKind::name && right[at + 2].is(",") &&
                             right[at + 3].kind == TokenKind::name && right[at + 4].is(")");
        if (is_pair) {
            CodePieces slip = right;
            std::swap(slip[at + 1], slip[at + 3]);
            result.push_back(std::move(slip));
        }
        // the extent of another matrix: "k.shape(0)" as "q.shape(0)"
        const bool is_extent = at + 2 < right.size() && right[at].kind == TokenKind::name &&
                               right[at + 1].is(".") && right[at + 2].is("shape") &&
                               (at == 0 || !right[at - 1].is("."));
        if (!is_extent) continue;
        for (std::size_t other = 0; other + 2 < right.size(); ++other) {
            const bool is_another = right[other].kind == TokenKind::name &&
                                    right[other + 1].is(".") && right[other + 2].is("shape") &&
                                    (other == 0 || !right[other - 1].is(".")) &&
                                    right[other].text != text;
            if (is_another) with(at, right[other].text);
        }
    }
    return result;
}

}  // namespace

std::vector<CodePieces> wrong_fixes(const CodePieces& right, const Plantable& mistake,
                                    const std::vector<Plantable>& others, std::size_t most,
                                    Dice& dice) {
    const auto block = statements_of(right);
    if (!block) return {};
    const CodePieces body = code_pieces(*block);
    const Difference where = statements_that_differ(mistake.body, body);
    std::vector<CodePieces> recorded;
    for (const Plantable& other : others) {
        if (other.definition != mistake.definition) continue;
        if (overlap(statements_that_differ(other.body, body), where)) {
            recorded.push_back(other.body);
        }
    }
    std::vector<CodePieces> slipped = slips(body, where);
    dice.shuffle(recorded);
    dice.shuffle(slipped);
    std::vector<CodePieces> result;
    for (const auto* const group : {&recorded, &slipped}) {
        for (const CodePieces& candidate : *group) {
            const bool is_known =
                candidate == mistake.body || candidate == body ||
                std::find(result.begin(), result.end(), candidate) != result.end();
            if (!is_known && result.size() < most) result.push_back(candidate);
        }
    }
    return result;
}

}  // namespace coach
