#include "files/markdown_text.hpp"

#include <algorithm>
#include <cctype>

#include "terminal/terminal.hpp"

namespace coach {
namespace {

std::string in_one_line(std::string_view text) {
    std::string line = printable(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

/// The length of the longest row of backticks.
std::size_t longest_row(std::string_view text) {
    std::size_t longest = 0;
    std::size_t row = 0;
    for (const char character : text) {
        row = character == '`' ? row + 1 : 0;
        longest = std::max(longest, row);
    }
    return longest;
}

/// The end of the code that begins here with a single backtick; 0 if none does.
std::size_t end_of_code(std::string_view text, std::size_t begin) {
    const auto is_single = [&](std::size_t at) {
        return text[at] == '`' && (at == 0 || text[at - 1] != '`') &&
               (at + 1 == text.size() || text[at + 1] != '`');
    };
    if (!is_single(begin)) return 0;
    for (std::size_t at = begin + 1; at < text.size(); ++at) {
        // in a table it would end the cell, in code too
        if (text[at] == '|') return 0;
        if (is_single(at)) return at + 1;
    }
    return 0;
}

bool is_letter_or_digit(std::string_view text, std::size_t at) {
    return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])) != 0;
}

/// Does this character mean something where it stands?
bool is_markup(std::string_view text, std::size_t at) {
    constexpr std::string_view always = "\\`*[~|$";
    constexpr std::string_view at_the_beginning = "#>-+=";
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (always.find(text[at]) != std::string_view::npos) return true;
    if (at_the_beginning.find(text[at]) != std::string_view::npos) {
        return at == 0 || (text[at] == '#' && at + 1 == text.size());  // a heading may end with it
    }
    switch (text[at]) {
        case '&':
            return next == '#' || is_letter_or_digit(text, at + 1);
        case '<':
            return next == '/' || next == '!' || next == '?' || is_letter_or_digit(text, at + 1);
        case '_':  // within a word, as in d_k, it is a letter
            return at == 0 || !is_letter_or_digit(text, at - 1) ||
                   !is_letter_or_digit(text, at + 1);
        case '.':
        case ')':  // "1." begins a list
            return at > 0 && text.find_first_not_of("0123456789") == at;
        default:
            return false;
    }
}

}  // namespace

std::string markdown_text(std::string_view text) {
    std::string line = in_one_line(text);
    line.erase(0, line.find_first_not_of(' '));  // four spaces would begin code
    line.erase(line.find_last_not_of(' ') + 1);
    std::string result;
    for (std::size_t at = 0; at < line.size();) {
        if (const std::size_t end = end_of_code(line, at); end > 0) {
            result.append(line, at, end - at);
            at = end;
            continue;
        }
        if (is_markup(line, at)) result += '\\';
        result += line[at++];
    }
    return result;
}

std::string markdown_code(std::string_view text) {
    const std::string line = in_one_line(text);
    const std::string fence(longest_row(line) + 1, '`');
    // a space at each end, which is not shown, keeps backticks there apart from the fence
    const bool needs_room = line.empty() || line.front() == '`' || line.back() == '`' ||
                            (line.front() == ' ' && line.back() == ' ');
    const std::string room = needs_room ? " " : "";
    return fence + room + line + room + fence;
}

std::string markdown_block(std::string_view text) {
    std::string block = printable(text);
    const std::string fence(std::max<std::size_t>(3, longest_row(block) + 1), '`');
    if (!block.empty() && block.back() != '\n') block += '\n';
    return fence + "\n" + block + fence + "\n";
}

}  // namespace coach
