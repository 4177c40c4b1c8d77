#include "says.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace interview_tests {
namespace {

using coach::FollowUp;
using coach::Question;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The text with one space for all white space that stands together.
std::string with_single_spaces(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool is_space = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (!is_space) {
            result += c;
        } else if (result.empty() || result.back() != ' ') {
            result += ' ';
        }
    }
    return result;
}

/// Do digits go on across this place in the text, perhaps with a decimal point between them?
bool is_within_number(std::string_view text, std::size_t at) {
    if (at == 0 || at == text.size()) return false;
    const char before = text[at - 1];
    const char after = text[at];
    if (is_digit(before) && is_digit(after)) return true;
    if (is_digit(before) && after == '.') return at + 1 < text.size() && is_digit(text[at + 1]);
    return before == '.' && is_digit(after) && at >= 2 && is_digit(text[at - 2]);
}

}  // namespace

bool holds(std::string_view answer, std::string_view text) {
    const std::string in = with_single_spaces(answer);
    const std::string wanted = with_single_spaces(text);
    if (wanted.empty()) return false;
    for (std::size_t at = in.find(wanted); at != std::string::npos; at = in.find(wanted, at + 1)) {
        if (!is_within_number(in, at) && !is_within_number(in, at + wanted.size())) return true;
    }
    return false;
}

std::string why_not_said(const std::vector<Question>& questions, std::string_view id,
                         std::string_view text) {
    const auto found = std::find_if(questions.begin(), questions.end(),
                                    [&](const Question& question) { return question.id == id; });
    if (found == questions.end()) {
        return fmt::format("docs/interview/ has no question with the id '{}'", id);
    }
    if (holds(found->short_answer, text) || holds(found->long_answer, text)) return "";
    std::string answers =
        fmt::format("\n  short: {}\n  long: {}", found->short_answer, found->long_answer);
    for (const FollowUp& follow_up : found->follow_ups) {
        if (holds(follow_up.answer, text)) return "";
        answers += fmt::format("\n  {} {}", follow_up.ask, follow_up.answer);
    }
    return fmt::format("{}: no answer to '{}' says '{}'{}", found->place, id, text, answers);
}

}  // namespace interview_tests
