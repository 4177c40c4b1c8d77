#include "crash/spread_source.hpp"

#include <algorithm>

#include "build/tokens.hpp"

namespace coach {
namespace {

/// Tells the line and the column of growing offsets.
class Counter {
 public:
    explicit Counter(std::string_view text) : text_(text) {}

    SourcePlace at(std::size_t offset) {
        for (; at_ < offset; ++at_) {
            if (text_[at_] != '\n') continue;
            ++line_;
            line_begin_ = at_ + 1;
        }
        return {line_, static_cast<int>(offset - line_begin_) + 1};
    }

 private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_begin_ = 0;
    int line_ = 1;
};

/// A break changes nothing where space or a comment was, around a directive, and behind a character that
/// makes no longer token with what follows.
bool may_break(const CodeToken& before, const CodeToken& token) {
    return before.kind == TokenKind::directive || token.kind == TokenKind::directive ||
           before.begin + before.text.size() < token.begin ||
           (before.kind == TokenKind::punctuation &&
            std::string_view("([{,;").find(before.text) != std::string_view::npos);
}

}  // namespace

std::optional<SourcePlace> SpreadSource::origin(int line, int column) const {
    if (line < 1 || static_cast<std::size_t>(line) > places.size()) return std::nullopt;
    SourcePlace place = places[static_cast<std::size_t>(line) - 1];
    if (column > 1) place.column += column - 1;
    return place;
}

std::optional<SpreadSource> spread_source(std::string_view text) {
    const auto tokens = code_tokens(text);
    if (!tokens) return std::nullopt;
    SpreadSource spread;
    Counter counter(text);
    const CodeToken* before = nullptr;
    for (const CodeToken& token : *tokens) {
        const SourcePlace place = counter.at(token.begin);
        if (before == nullptr || may_break(*before, token)) {
            if (before != nullptr) spread.text += '\n';
            spread.places.push_back(place);
        }
        spread.text += token.text;
        // a raw string, or a directive that goes on, has lines of its own
        const auto breaks = std::count(token.text.begin(), token.text.end(), '\n');
        spread.places.insert(spread.places.end(), static_cast<std::size_t>(breaks), place);
        before = &token;
    }
    spread.text += '\n';
    return spread;
}

}  // namespace coach
