#include "progress/definition.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

#include "build/tokens.hpp"
#include "course/code_only.hpp"

namespace coach {
namespace {

bool is_in_a_name(char character) {
    return std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '_';
}

bool is_space(char character) { return std::isspace(static_cast<unsigned char>(character)) != 0; }

/// One behind the bracket that closes the one at `open`; npos where none does.
std::size_t behind_bracket(std::string_view code, std::size_t open) {
    int depth = 0;
    for (std::size_t at = open; at < code.size(); ++at) {
        if (code[at] == '(' || code[at] == '{' || code[at] == '[') ++depth;
        if (code[at] == ')' || code[at] == '}' || code[at] == ']') --depth;
        if (depth == 0) return at + 1;
    }
    return std::string_view::npos;
}

std::size_t skip_spaces(std::string_view code, std::size_t at) {
    while (at < code.size() && is_space(code[at])) ++at;
    return at;
}

/// Where the body's brace opens, from behind the parameters on: after const and noexcept, and after
/// what a constructor gives its members. npos where there is no body.
std::size_t find_body(std::string_view code, std::size_t at) {
    at = skip_spaces(code, at);
    while (at < code.size() && is_in_a_name(code[at])) {
        std::size_t end = at;
        while (end < code.size() && is_in_a_name(code[end])) ++end;
        const std::string_view word = code.substr(at, end - at);
        if (word != "const" && word != "noexcept") return std::string_view::npos;
        at = skip_spaces(code, end);
    }
    if (at < code.size() && code[at] == ':') {
        do {
            at = skip_spaces(code, at + 1);
            const std::size_t name = at;
            while (at < code.size() && is_in_a_name(code[at])) ++at;
            at = skip_spaces(code, at);
            if (at == name || at >= code.size() || (code[at] != '(' && code[at] != '{')) {
                return std::string_view::npos;
            }
            at = behind_bracket(code, at);
            if (at == std::string_view::npos) return at;
            at = skip_spaces(code, at);
        } while (at < code.size() && code[at] == ',');
    }
    return at < code.size() && code[at] == '{' ? at : std::string_view::npos;
}

/// Braces that are open before `at`.
int depth_at(std::string_view code, std::size_t at) {
    const std::string_view before = code.substr(0, at);
    return static_cast<int>(std::count(before.begin(), before.end(), '{') -
                            std::count(before.begin(), before.end(), '}'));
}

struct Range {
    std::size_t begin;
    std::size_t end;
};

/// Where what is defined at `name` begins: behind the definition before it.
std::size_t find_begin(std::string_view code, std::size_t name) {
    const std::size_t last = code.substr(0, name).find_last_of(";{}");
    return skip_spaces(code, last == std::string_view::npos ? 0 : last + 1);
}

bool is_a_type_at_most(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char character) {
        return is_in_a_name(character) || is_space(character) ||
               std::string_view(":<>,&*[]").find(character) != std::string_view::npos;
    });
}

/// The one definition of a symbol; nothing where there is another number of them, or doubt.
std::optional<Range> find_definition(std::string_view code, const std::string& symbol) {
    std::vector<Range> found;
    for (std::size_t at = code.find(symbol); at != std::string_view::npos;
         at = code.find(symbol, at + 1)) {
        const std::size_t open = skip_spaces(code, at + symbol.size());
        if (at > 0 && (is_in_a_name(code[at - 1]) || code[at - 1] == ':')) continue;
        if (open >= code.size() || code[open] != '(') continue;
        const std::size_t behind_parameters = behind_bracket(code, open);
        if (behind_parameters == std::string_view::npos) return std::nullopt;
        if (depth_at(code, at) != 1) continue;  // a call, or what other namespaces hold
        const std::size_t body = find_body(code, behind_parameters);
        if (body == std::string_view::npos) continue;  // a declaration
        const std::size_t begin = find_begin(code, at);
        const std::size_t end = behind_bracket(code, body);
        if (end == std::string_view::npos || begin > at ||
            !is_a_type_at_most(code.substr(begin, at - begin))) {
            return std::nullopt;
        }
        found.push_back({begin, end});
    }
    if (found.size() != 1) return std::nullopt;
    return found.front();
}

}  // namespace

std::optional<std::string> with_definition_of(const std::string& text, const std::string& symbol,
                                              const std::string& source) {
    const auto tokens = code_tokens(text);
    if (!tokens || !code_tokens(source)) return std::nullopt;  // a quote or a comment does not end
    const bool has_conditions =
        std::any_of(tokens->begin(), tokens->end(), [](const CodeToken& token) {
            return token.kind == TokenKind::directive &&
                   token.text.substr(skip_spaces(token.text, 1)).starts_with("if");
        });
    const std::string code = code_only(text);
    const std::string source_code = code_only(source);
    if (has_conditions || depth_at(code, code.size()) != 0) return std::nullopt;
    const std::optional<Range> there = find_definition(code, symbol);
    const std::optional<Range> here = find_definition(source_code, symbol);
    if (!there || !here) return std::nullopt;
    return text.substr(0, there->begin) + source.substr(here->begin, here->end - here->begin) +
           text.substr(there->end);
}

}  // namespace coach
