#include "course/line_of_function.hpp"

#include <algorithm>
#include <cctype>

namespace coach {
namespace {

constexpr std::size_t longest_parameter_list = 2000;

}  // namespace

int line_of_function(const std::string& source, const std::string& symbol) {
    for (std::size_t at = source.find(symbol); at != std::string::npos;
         at = source.find(symbol, at + 1)) {
        const std::size_t open = source.find_first_not_of(' ', at + symbol.size());
        if (open == std::string::npos || source[open] != '(') continue;
        const std::size_t begin = source.rfind('\n', at) + 1;  // npos + 1 is 0
        const std::string before = source.substr(begin, at - begin);
        const bool is_part_of_a_name =
            !before.empty() &&
            (std::isalnum(static_cast<unsigned char>(before.back())) != 0 || before.back() == '_');
        // what stands before a definition's name is a type, at most
        if (is_part_of_a_name || before.find_first_of("=({;/\"#.") != std::string::npos ||
            before.find("return") != std::string::npos) {
            continue;
        }
        // a semicolon behind the closing parenthesis: a declaration, or a call
        int depth = 0;
        std::size_t close = open;
        for (; close < std::min(source.size(), open + longest_parameter_list); ++close) {
            if (source[close] == '(') ++depth;
            if (source[close] == ')' && --depth == 0) break;
        }
        const std::size_t after = source.find_first_not_of(" \n", close + 1);
        if (after == std::string::npos || source[after] == ';') continue;
        return 1 + static_cast<int>(std::count(
                       source.begin(), source.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    }
    return 0;
}

}  // namespace coach
