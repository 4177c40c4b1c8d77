#include "build/warm_header.hpp"

#include <algorithm>

#include "build/tokens.hpp"

namespace coach {
namespace {

// nobody calls anything so, whereas a learner's function may well be called warm
constexpr std::string_view warm_namespace = "the_last_save";
constexpr std::string_view warm_suffix = "_of_the_last_save";

using Tokens = std::vector<CodeToken>;
using Names = std::vector<std::string>;

bool is_include(const CodeToken& directive) {
    std::string_view words = directive.text.substr(1);
    words.remove_prefix(std::min(words.find_first_not_of(" \t"), words.size()));
    return words.rfind("include", 0) == 0 && words.find_first_of("<\"") != std::string_view::npos;
}

bool are_balanced(const Tokens& tokens) {
    int depth = 0;
    for (const CodeToken& token : tokens) {
        if (token.text == "{") ++depth;
        if (token.text == "}" && --depth < 0) return false;
    }
    return depth == 0;
}

/// The index of the brace that closes the one at `open`, in tokens that are balanced.
std::size_t closing(const Tokens& tokens, std::size_t open) {
    int depth = 0;
    for (std::size_t at = open; at < tokens.size(); ++at) {
        if (tokens[at].text == "{") ++depth;
        if (tokens[at].text == "}" && --depth == 0) return at;
    }
    return tokens.size() - 1;
}

bool contains(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool begins_namespace_qkv(const Tokens& tokens, std::size_t at) {
    return at + 2 < tokens.size() && tokens[at].text == "namespace" &&
           tokens[at + 1].text == "qkv" && tokens[at + 2].text == "{";
}

/// The text of the tokens from first to last, with what stands between them: names renamed, and the
/// tokens in `left_out` (indices, ascending) left out.
std::string rewritten(std::string_view text, const Tokens& tokens, std::size_t first,
                      std::size_t last, const Names& names,
                      const std::vector<std::size_t>& left_out = {}) {
    std::string result;
    std::size_t copied = tokens[first].begin;
    auto next_left_out = left_out.begin();
    for (std::size_t at = first; at <= last; ++at) {
        const CodeToken& token = tokens[at];
        result += text.substr(copied, token.begin - copied);
        copied = token.begin + token.text.size();
        if (next_left_out != left_out.end() && *next_left_out == at) {
            ++next_left_out;
            continue;
        }
        const bool is_renamed = token.kind == TokenKind::name && contains(names, token.text);
        if (is_renamed && at >= 2 && tokens[at - 1].text == "::" && tokens[at - 2].text == "qkv") {
            // qkv::project is qkv::the_last_save::project_of_the_last_save
            result.append(warm_namespace).append("::");
        }
        result += token.text;
        if (is_renamed) result += warm_suffix;
    }
    return result;
}

/// What the contract declares in namespace qkv of what is to be renamed: functions and classes.
std::string warm_declarations(std::string_view contract, const Tokens& tokens, const Names& names) {
    std::string result;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (!begins_namespace_qkv(tokens, at)) continue;
        const std::size_t end = closing(tokens, at + 2);
        std::size_t first = at + 3;
        for (std::size_t last = first; last < end; ++last) {
            // a declaration ends with a semicolon, a definition with a brace and perhaps with one
            if (tokens[last].text == "{") {
                last = closing(tokens, last);
                if (last + 1 < end && tokens[last + 1].text == ";") ++last;
            } else if (tokens[last].text != ";") {
                continue;
            }
            const bool is_type = tokens[first].text == "struct" || tokens[first].text == "class" ||
                                 tokens[first].text == "enum" || tokens[first].text == "using";
            bool is_renamed = is_type && contains(names, tokens[first + 1].text);
            for (std::size_t i = first; i < last && !is_type && !is_renamed; ++i) {
                is_renamed = contains(names, tokens[i].text) && tokens[i + 1].text == "(";
            }
            if (is_renamed) result += rewritten(contract, tokens, first, last, names) + '\n';
            first = last + 1;
        }
        at = end;
    }
    return result;
}

}  // namespace

std::optional<std::vector<std::string>> includes_of(std::string_view text) {
    const auto tokens = code_tokens(text);
    if (!tokens) return std::nullopt;
    std::vector<std::string> includes;
    for (const CodeToken& token : *tokens) {
        if (token.kind != TokenKind::directive) continue;
        if (!is_include(token)) return std::nullopt;
        includes.emplace_back(token.text);
    }
    return includes;
}

std::optional<std::string> warm_header(std::string_view text, std::string_view contract,
                                       const std::vector<std::string>& names) {
    const auto includes = includes_of(text);
    const auto tokens = code_tokens(text);
    const auto declared = code_tokens(contract);
    if (!includes || !tokens || !declared) return std::nullopt;
    if (!are_balanced(*tokens) || !are_balanced(*declared)) return std::nullopt;
    // All that stands behind the includes moves into one namespace, so they have to come first.
    const std::size_t first = includes->size();
    for (std::size_t at = 0; at < first; ++at) {
        if ((*tokens)[at].kind != TokenKind::directive) return std::nullopt;
    }
    if (first == tokens->size()) return std::nullopt;

    // namespace qkv opens and closes once more or not at all; what stood outside of it is in it.
    std::vector<std::size_t> left_out;
    int depth = 0;
    for (std::size_t at = first; at < tokens->size(); ++at) {
        const CodeToken& token = (*tokens)[at];
        if (depth == 0 && begins_namespace_qkv(*tokens, at)) {
            left_out.insert(left_out.end(), {at, at + 1, at + 2, closing(*tokens, at + 2)});
        } else if (depth == 0 && token.text == "namespace") {
            const bool is_using = at > first && (*tokens)[at - 1].text == "using";
            const bool is_unnamed = at + 1 < tokens->size() && (*tokens)[at + 1].text == "{";
            // namespace std, say, would be another one where it stands then
            if (!is_using && !is_unnamed) return std::nullopt;
        }
        // a function of this attribute would run before main() in both places
        if (token.text == "constructor" || token.text == "destructor") return std::nullopt;
        if (token.text == "{") ++depth;
        if (token.text == "}") --depth;
    }
    std::sort(left_out.begin(), left_out.end());

    std::string result;
    for (const std::string& include : *includes) result += include + '\n';
    result.append("namespace qkv::").append(warm_namespace).append(" {\n");
    result += warm_declarations(contract, *declared, names);
    result += rewritten(text, *tokens, first, tokens->size() - 1, names, left_out);
    return result + "\n}\n";
}

}  // namespace coach
