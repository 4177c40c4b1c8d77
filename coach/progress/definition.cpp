#include "progress/definition.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

namespace coach {
namespace {

bool is_in_a_name(char character) {
    return std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '_';
}

bool is_space(char character) { return std::isspace(static_cast<unsigned char>(character)) != 0; }

/// The source with blanks for all that is no code: comments, texts, characters. Nothing where one
/// of them does not end.
std::optional<std::string> code_only(const std::string& source) {
    std::string code = source;
    const auto blank = [&](std::size_t from, std::size_t to) {
        for (std::size_t at = from; at < to; ++at) {
            if (code[at] != '\n') code[at] = ' ';
        }
    };
    std::size_t at = 0;
    while (at < source.size()) {
        std::size_t end = at + 1;
        if (source.compare(at, 2, "//") == 0) {
            end = source.find('\n', at);
            // a backslash takes the comment on into the next line
            while (end != std::string::npos && source[end - 1] == '\\') {
                end = source.find('\n', end + 1);
            }
            end = std::min(end, source.size());
            blank(at, end);
        } else if (source.compare(at, 2, "/*") == 0) {
            end = source.find("*/", at + 2);
            if (end == std::string::npos) return std::nullopt;
            end += 2;
            blank(at, end);
        } else if (source.compare(at, 2, "R\"") == 0 &&
                   (at == 0 || !is_in_a_name(source[at - 1]))) {
            const std::size_t open = source.find('(', at);
            if (open == std::string::npos) return std::nullopt;
            const std::string close = ')' + source.substr(at + 2, open - at - 2) + '"';
            end = source.find(close, open);
            if (end == std::string::npos) return std::nullopt;
            end += close.size();
            blank(at, end);
        } else if (source[at] == '"' ||
                   // in 1'000 it is none
                   (source[at] == '\'' && (at == 0 || !is_in_a_name(source[at - 1])))) {
            const char quote = source[at];
            while (end < source.size() && source[end] != quote) {
                if (source[end] == '\n') return std::nullopt;
                end += source[end] == '\\' ? 2 : 1;
            }
            if (end >= source.size()) return std::nullopt;
            ++end;
            blank(at, end);
        }
        at = end;
    }
    return code;
}

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

/// Where what is defined at `name` begins: behind the definition before it, and behind #include.
std::size_t find_begin(std::string_view code, std::size_t name) {
    std::size_t begin = 0;
    if (name > 0) {
        const std::size_t last = code.find_last_of(";{}", name - 1);
        begin = last == std::string_view::npos ? 0 : last + 1;
    }
    const std::size_t directive = code.substr(0, name).rfind('#');
    if (directive != std::string_view::npos && directive >= begin) {
        begin = code.find('\n', directive);
    }
    return skip_spaces(code, begin);
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
    const std::optional<std::string> code = code_only(text);
    const std::optional<std::string> source_code = code_only(source);
    if (!code || !source_code || depth_at(*code, code->size()) != 0 ||
        code->find("#if") != std::string::npos) {
        return std::nullopt;
    }
    const std::optional<Range> there = find_definition(*code, symbol);
    const std::optional<Range> here = find_definition(*source_code, symbol);
    if (!there || !here) return std::nullopt;
    return text.substr(0, there->begin) + source.substr(here->begin, here->end - here->begin) +
           text.substr(there->end);
}

}  // namespace coach
