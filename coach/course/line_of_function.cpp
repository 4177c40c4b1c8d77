#include "course/line_of_function.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace coach {
namespace {

constexpr std::size_t longest_parameter_list = 2000;

bool is_part_of_a_name(char character) {
    return std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '_';
}

/// The definition's body, with its braces; comments and texts may hold braces, but hardly ones that
/// are not closed.
std::string_view body_of(const std::string& source, std::size_t definition) {
    const std::size_t open = source.find('{', definition);
    if (open == std::string::npos) return {};
    std::size_t close = open;
    for (int depth = 0; close < source.size(); ++close) {
        if (source[close] == '{') ++depth;
        if (source[close] == '}' && --depth == 0) break;
    }
    return std::string_view(source).substr(open, close - open);
}

}  // namespace

std::size_t find_definition(const std::string& source, const std::string& symbol) {
    for (std::size_t at = source.find(symbol); at != std::string::npos;
         at = source.find(symbol, at + 1)) {
        const std::size_t open = source.find_first_not_of(' ', at + symbol.size());
        if (open == std::string::npos || source[open] != '(') continue;
        const std::size_t begin = source.rfind('\n', at) + 1;  // npos + 1 is 0
        const std::string before = source.substr(begin, at - begin);
        const bool is_inside_a_name = !before.empty() && is_part_of_a_name(before.back());
        // what stands before a definition's name is a type, at most
        if (is_inside_a_name || before.find_first_of("=({;/\"#.") != std::string::npos ||
            before.find("return") != std::string::npos) {
            continue;
        }
        // a semicolon behind the closing parenthesis: a declaration, or a call; and what stands in
        // a list of a call's own arguments, over several lines, goes on as these do
        int depth = 0;
        std::size_t close = open;
        for (; close < std::min(source.size(), open + longest_parameter_list); ++close) {
            if (source[close] == '(') ++depth;
            if (source[close] == ')' && --depth == 0) break;
        }
        const std::size_t after = source.find_first_not_of(" \n", close + 1);
        if (after == std::string::npos ||
            std::string_view(";,)}+*").find(source[after]) != std::string_view::npos) {
            continue;
        }
        return at;
    }
    return std::string::npos;
}

int line_of_function(const std::string& source, const std::string& symbol) {
    const std::size_t at = find_definition(source, symbol);
    if (at == std::string::npos) return 0;
    return 1 + static_cast<int>(std::count(source.begin(),
                                           source.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

bool calls(const std::string& source, const std::string& symbol, const std::string& function) {
    const std::size_t at = find_definition(source, symbol);
    if (at == std::string::npos) return false;
    const std::string_view body = body_of(source, at);
    for (std::size_t call = body.find(function); call != std::string::npos;
         call = body.find(function, call + 1)) {
        const std::size_t behind = call + function.size();
        if (call > 0 && is_part_of_a_name(body[call - 1])) continue;
        if (behind < body.size() && body[behind] == '(') return true;
    }
    return false;
}

}  // namespace coach
