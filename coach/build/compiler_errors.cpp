#include "build/compiler_errors.hpp"

#include <algorithm>
#include <regex>
#include <vector>

#include "course/line_of_function.hpp"
#include "files/lines.hpp"

namespace coach {
namespace {

constexpr std::size_t longest_message = 200;
// A regex of the standard library takes stack for each character.
constexpr std::size_t most_characters_matched = 4000;

std::vector<std::string> cut_lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (const std::string_view line : lines_of(text)) {
        lines.emplace_back(line.substr(0, most_characters_matched));
    }
    return lines;
}

std::string shortened(std::string text) {
    text = with_course_types(text);
    if (text.size() > longest_message) text = text.substr(0, longest_message) + " ...";
    return text;
}

/// "file:line:column" at the start of a line, and what follows it.
struct Located {
    std::string file;
    int line = 0;
    int column = 0;
    std::string rest;
};

std::optional<Located> located(const std::string& line) {
    static const std::regex pattern("^(.*?):([0-9]{1,9}):([0-9]{1,9}):\\s*(.*)$");
    std::smatch match;
    if (!std::regex_match(line, match, pattern)) return std::nullopt;
    return Located{match[1], std::stoi(match[2]), std::stoi(match[3]), match[4]};
}

std::optional<std::string> error_message(const std::string& rest) {
    for (const std::string kind : {"error: ", "fatal error: "}) {
        if (rest.rfind(kind, 0) == 0) return rest.substr(kind.size());
    }
    return std::nullopt;
}

/// The line of source and the caret line that follow a message.
std::string excerpt_after(const std::vector<std::string>& lines, std::size_t at) {
    std::string excerpt;
    for (std::size_t i = at + 1; i < lines.size() && i <= at + 2; ++i) {
        if (located(lines[i]) || lines[i].empty() || lines[i][0] != ' ') break;
        excerpt += (excerpt.empty() ? "" : "\n") + lines[i];
    }
    return excerpt;
}

bool is_same_file(const std::string& a, std::string_view b) {
    return a == b || (a.size() > b.size() && a.compare(a.size() - b.size(), b.size(), b) == 0 &&
                      a[a.size() - b.size() - 1] == '/');
}

/// A function of the contract that no definition matches. Is there one that was meant to?
CompileError not_defined(const std::string& symbol, const std::string& source) {
    static const std::regex function(R"(^(?:qkv::)?((?:\w+::)*(?:operator\(\)|\w+))\()");
    const std::string message = symbol + " is declared in the contract, but not defined";
    std::smatch match;
    if (std::regex_search(symbol, match, function)) {
        const std::string name = match[1];
        if (const int line = line_of_function(source, name); line > 0) {
            return {line, 1,
                    message + ": the '" + name +
                        "' of this line has other parameters, or stands outside of namespace qkv",
                    ""};
        }
    }
    return {0, 0, message, ""};
}

/// Linkers name no line, but they name the symbol.
std::optional<CompileError> link_error(const std::vector<std::string>& lines,
                                       const std::string& source) {
    static const std::regex undefined(
        "(?:undefined symbol: |undefined reference to [`']?|"
        "undefined reference due to --no-allow-shlib-undefined: )([^'\\[]*?)"
        "(?:'| \\[--no-allow-shlib-undefined\\])?$");
    static const std::regex duplicate(
        "(?:duplicate symbol: (.*)$|multiple definition of [`']([^']*)')");
    for (const std::string& line : lines) {
        std::smatch match;
        if (std::regex_search(line, match, undefined)) {
            return not_defined(with_course_types(match[1].str()), source);
        }
        if (std::regex_search(line, match, duplicate)) {
            return CompileError{0, 0,
                                with_course_types((match[1].matched ? match[1] : match[2]).str()) +
                                    " is defined twice: is it given already?",
                                ""};
        }
    }
    return std::nullopt;
}

}  // namespace

std::string with_course_types(const std::string& text) {
    static const std::pair<std::regex, const char*> rewritings[] = {
        {std::regex(
             R"(xt::(xtensor_container<xt::)?uvector<(double|bool), ?std::allocator<\2> ?>)"),
         "xt::$1uvector<$2>"},
        {std::regex(R"((std::allocator<(double|bool)> ?))"), "std::allocator<$2>"},
        {std::regex(R"(xt::(xtensor_container<xt::uvector<|xtensor<)double>?, 1[^>]*>)"), "Vector"},
        {std::regex(R"(xt::(xtensor_container<xt::uvector<|xtensor<)double>?, 2[^>]*>)"), "Matrix"},
        {std::regex(R"(xt::(xtensor_container<xt::uvector<|xtensor<)double>?, 3[^>]*>)"), "Batch"},
        {std::regex(R"(xt::(xtensor_container<xt::uvector<|xtensor<)bool>?, 2[^>]*>)"), "Mask"},
    };
    std::string result = text;
    for (const auto& [pattern, name] : rewritings) {
        result = std::regex_replace(result, pattern, name);
    }
    return result;
}

std::optional<CompileError> first_error(std::string_view output, std::string_view file,
                                        const std::string& source) {
    const std::vector<std::string> lines = cut_lines_of(output);
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const std::optional<Located> place = located(lines[at]);
        if (!place) continue;
        const std::optional<std::string> message = error_message(place->rest);
        if (!message) continue;
        if (is_same_file(place->file, file)) {
            return CompileError{place->line, place->column, shortened(*message),
                                excerpt_after(lines, at)};
        }
        // An error in a header. clang says afterwards what led there, g++ before.
        std::optional<Located> origin;
        for (std::size_t after = at + 1; after < lines.size() && !origin; ++after) {
            const auto next = located(lines[after]);
            if (next && error_message(next->rest)) break;
            if (next && is_same_file(next->file, file)) origin = next;
        }
        for (std::size_t before = at; before-- > 0 && !origin;) {
            const auto previous = located(lines[before]);
            if (previous && error_message(previous->rest)) break;
            if (previous && is_same_file(previous->file, file)) origin = previous;
        }
        if (origin) {
            const std::size_t slash = place->file.rfind('/');
            return CompileError{origin->line, origin->column,
                                shortened(*message) + " (in " + place->file.substr(slash + 1) +
                                    ", which this line leads to)",
                                ""};
        }
        return CompileError{
            0, 0, shortened(place->file + ':' + std::to_string(place->line) + ": " + *message), ""};
    }
    return link_error(lines, source);
}

}  // namespace coach
