#include "build/tokens.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace coach {
namespace {

bool starts_a_name(char character) {
    const auto byte = static_cast<unsigned char>(character);
    return std::isalpha(byte) != 0 || character == '_' || byte >= 0x80;
}

bool is_digit(char character) { return character >= '0' && character <= '9'; }

bool continues_a_name(char character) { return starts_a_name(character) || is_digit(character); }

/// Reads a text from left to right.
class Scanner {
 public:
    explicit Scanner(std::string_view text) : text_(text) {}

    std::optional<std::vector<CodeToken>> all() {
        std::vector<CodeToken> tokens;
        bool is_first_of_line = true;
        while (at_ < text_.size()) {
            if (peek() == '\n') is_first_of_line = true;
            if (std::isspace(static_cast<unsigned char>(peek())) != 0) {
                ++at_;
                continue;
            }
            if (peek() == '\\' && peek(1) == '\n') {
                at_ += 2;
                continue;
            }
            if (peek() == '/' && (peek(1) == '/' || peek(1) == '*')) {
                if (!skip_comment()) return std::nullopt;
                continue;
            }
            const std::size_t begin = at_;
            const std::optional<TokenKind> kind = take(is_first_of_line);
            if (!kind) return std::nullopt;
            is_first_of_line = false;
            tokens.push_back({*kind, text_.substr(begin, at_ - begin), begin});
        }
        return tokens;
    }

 private:
    char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }

    /// Goes on to the end of the line, and of those that it is continued by.
    void skip_line() {
        while (at_ < text_.size() && peek() != '\n') at_ += peek() == '\\' ? 2 : 1;
        at_ = std::min(at_, text_.size());
    }

    bool skip_comment() {
        if (peek(1) == '/') {
            skip_line();
            return true;
        }
        const std::size_t end = text_.find("*/", at_ + 2);
        if (end == std::string_view::npos) return false;
        at_ = end + 2;
        return true;
    }

    std::optional<TokenKind> take(bool is_first_of_line) {
        if (peek() == '#' && is_first_of_line) {
            skip_line();
            return TokenKind::directive;
        }
        if (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) {
            skip_number();
            return TokenKind::literal;
        }
        if (starts_a_name(peek())) {
            const std::size_t begin = at_;
            while (continues_a_name(peek())) ++at_;
            if (peek() != '"' && peek() != '\'') return TokenKind::name;
            // u8"text", R"(text)": a prefix is a part of the literal
            const std::string_view prefix = text_.substr(begin, at_ - begin);
            const bool is_raw = peek() == '"' && prefix.back() == 'R';
            if (!(is_raw ? skip_raw() : skip_quoted())) return std::nullopt;
            return TokenKind::literal;
        }
        if (peek() == '"' || peek() == '\'') {
            if (!skip_quoted()) return std::nullopt;
            return TokenKind::literal;
        }
        at_ += peek() == ':' && peek(1) == ':' ? 2 : 1;
        return TokenKind::punctuation;
    }

    void skip_number() {
        // 1'000, 0x1p-3, 2.5e+10f
        while (continues_a_name(peek()) || peek() == '.' ||
               (peek() == '\'' && continues_a_name(peek(1))) ||
               ((peek() == '+' || peek() == '-') &&
                std::string_view("eEpP").find(text_[at_ - 1]) != std::string_view::npos)) {
            ++at_;
        }
    }

    bool skip_quoted() {
        const char quote = peek();
        for (++at_; at_ < text_.size() && peek() != quote; ++at_) {
            if (peek() == '\n') return false;
            if (peek() == '\\') ++at_;
        }
        return at_++ < text_.size();
    }

    bool skip_raw() {
        const std::size_t open = text_.find('(', at_);
        if (open == std::string_view::npos) return false;
        const std::string close = ')' + std::string(text_.substr(at_ + 1, open - at_ - 1)) + '"';
        const std::size_t end = text_.find(close, open);
        if (end == std::string_view::npos) return false;
        at_ = end + close.size();
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<std::vector<CodeToken>> code_tokens(std::string_view text) {
    return Scanner(text).all();
}

}  // namespace coach
