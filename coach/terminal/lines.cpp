#include "terminal/lines.hpp"

#include <algorithm>

#include "terminal/character.hpp"

namespace coach {
namespace {

constexpr std::string_view end_of_colour = "\033[0m";
constexpr std::string_view no_link = "\033]8;;\033\\";

/// Writes lines, and knows what is open at the end of each.
class LineWriter {
 public:
    explicit LineWriter(std::size_t columns) : columns_(columns) {}

    void sequence(std::string_view sequence) {
        current_ += sequence;
        if (sequence.substr(0, 2) == "\033]") {
            link_ = sequence == no_link ? "" : sequence;
        } else {
            colour_ = sequence == end_of_colour ? "" : sequence;
        }
    }

    void character(const Character& character) {
        const std::size_t width = character.columns();
        if (width_ > 0 && width_ + width > columns_) end_line();
        if (width > columns_) return;  // one column, and a character of two
        current_ += character.bytes;
        width_ += width;
    }

    void end_line() {
        if (!link_.empty()) current_ += no_link;
        if (!colour_.empty()) current_ += end_of_colour;
        lines_.push_back(std::move(current_));
        current_ = colour_ + link_;
        width_ = 0;
    }

    std::vector<std::string> take() { return std::move(lines_); }

 private:
    std::size_t columns_;
    std::size_t width_ = 0;
    std::string current_, colour_, link_;
    std::vector<std::string> lines_;
};

}  // namespace

std::string_view first_sequence(std::string_view text) {
    if (text.substr(0, 2) == "\033]") {  // to ESC backslash
        const std::size_t end = text.find("\033\\", 2);
        return text.substr(0, end == std::string_view::npos ? end : end + 2);
    }
    // to a letter
    std::size_t end = std::min<std::size_t>(2, text.size());
    while (end < text.size() && !(text[end] >= '@' && text[end] <= '~')) ++end;
    return text.substr(0, end + 1);
}

std::size_t shown_width(std::string_view line) {
    std::size_t width = 0;
    while (!line.empty()) {
        if (line[0] == '\033') {
            line.remove_prefix(first_sequence(line).size());
            continue;
        }
        const Character character = first_character(line);
        width += character.columns();
        line.remove_prefix(character.bytes.size());
    }
    return width;
}

std::vector<std::string> screen_lines(std::string_view text, std::size_t columns) {
    LineWriter lines(columns);
    bool is_within_line = false;
    while (!text.empty()) {
        if (text[0] == '\n') {
            lines.end_line();
            text.remove_prefix(1);
            is_within_line = false;
            continue;
        }
        is_within_line = true;
        if (text[0] == '\033') {
            const std::string_view sequence = first_sequence(text);
            lines.sequence(sequence);
            text.remove_prefix(sequence.size());
            continue;
        }
        const Character character = first_character(text);
        lines.character(character);
        text.remove_prefix(character.bytes.size());
    }
    if (is_within_line) lines.end_line();
    return lines.take();
}

}  // namespace coach
