#include "course/code_only.hpp"

#include <algorithm>
#include <cctype>

namespace coach {
namespace {

bool is_part_of_a_word(char character) {
    return std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '_';
}

/// Walks through a source once and blanks as it goes.
class Blanking {
 public:
    explicit Blanking(std::string_view source) : source_(source), code_(source) {}

    std::string code() {
        while (at_ < source_.size()) step();
        return std::move(code_);
    }

 private:
    bool is_at(std::string_view text) const { return source_.substr(at_, text.size()) == text; }

    void blank_to(std::size_t end) {
        end = std::min(end, source_.size());
        std::replace_if(
            code_.begin() + static_cast<std::ptrdiff_t>(at_),
            code_.begin() + static_cast<std::ptrdiff_t>(end), [](char c) { return c != '\n'; },
            ' ');
        at_ = end;
    }

    /// Where the line ends, or the last of those that a backslash joins to it.
    std::size_t end_of_line() const {
        std::size_t end = source_.find('\n', at_);
        while (end != std::string_view::npos && end > 0 && source_[end - 1] == '\\') {
            end = source_.find('\n', end + 1);
        }
        return end;
    }

    /// The letters and digits right before this place: a literal's prefix, or a number.
    std::string_view word_before() const {
        std::size_t begin = at_;
        while (begin > 0 && (is_part_of_a_word(source_[begin - 1]) || source_[begin - 1] == '\'')) {
            --begin;
        }
        return source_.substr(begin, at_ - begin);
    }

    void skip_literal(char quote) {
        std::size_t end = at_ + 1;
        while (end < source_.size() && source_[end] != quote && source_[end] != '\n') {
            end += source_[end] == '\\' ? 2 : 1;
        }
        // the line break ends what has no closing quote, and begins a line
        const bool is_open = end >= source_.size() || source_[end] == '\n';
        blank_to(is_open ? end : end + 1);
    }

    /// R"x( ... )x"
    void skip_raw_literal() {
        const std::size_t open = source_.find('(', at_);
        if (open == std::string_view::npos) return blank_to(source_.size());
        const std::string close = ')' + std::string(source_.substr(at_ + 1, open - at_ - 1)) + '"';
        const std::size_t end = source_.find(close, open);
        blank_to(end == std::string_view::npos ? source_.size() : end + close.size());
    }

    void step() {
        const char character = source_[at_];
        const bool begins_a_line = is_blank_so_far_;
        if (character == '\n') {
            is_blank_so_far_ = true;
        } else if (character != ' ' && character != '\t') {
            is_blank_so_far_ = false;
        }
        if (is_at("//") || (character == '#' && begins_a_line)) {
            blank_to(end_of_line());
        } else if (is_at("/*")) {
            const std::size_t end = source_.find("*/", at_ + 2);
            blank_to(end == std::string_view::npos ? source_.size() : end + 2);
        } else if (character == '"') {
            const std::string_view prefix = word_before();
            const bool is_raw = prefix == "R" || prefix == "LR" || prefix == "uR" ||
                                prefix == "UR" || prefix == "u8R";
            if (is_raw) {
                skip_raw_literal();
            } else {
                skip_literal('"');
            }
        } else if (character == '\'') {
            const std::string_view word = word_before();
            const bool is_in_a_number =
                !word.empty() && std::isdigit(static_cast<unsigned char>(word.front())) != 0;
            if (is_in_a_number) {
                ++at_;  // 16'777'217
            } else {
                skip_literal('\'');
            }
        } else {
            ++at_;
        }
    }

    std::string_view source_;
    std::string code_;
    std::size_t at_ = 0;
    bool is_blank_so_far_ = true;  ///< nothing but white space since the line began
};

}  // namespace

std::string code_only(std::string_view source) { return Blanking(source).code(); }

}  // namespace coach
