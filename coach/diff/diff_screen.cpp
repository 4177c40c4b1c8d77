#include "diff/diff_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace coach {
namespace {

/// Where the first `columns` characters of a text end, in bytes.
std::size_t end_of_columns(std::string_view text, std::size_t columns) {
    std::size_t end = 0;
    while (end < text.size()) {
        const bool begins_a_character = (static_cast<unsigned char>(text[end]) & 0xc0) != 0x80;
        if (begins_a_character && columns-- == 0) break;
        ++end;
    }
    return end;
}

/// Where a piece of code ends that begins a line of `width` columns: behind the last space, or where there
/// is none behind the first word's place, behind the last bracket, comma or "::".
std::size_t end_of_piece(const std::string& code, std::size_t begun, std::size_t width) {
    const std::size_t most = end_of_columns(code, width);
    const std::size_t space = code.find_last_of(' ', most);
    if (space != std::string::npos && space > begun) return std::min(most, space + 1);
    for (std::size_t end = most; end > begun + 1; --end) {
        const char last = code[end - 1];
        const bool is_scope = last == ':' && code[end - 2] == ':';
        if (is_scope || std::string_view("([{,").find(last) != std::string_view::npos) return end;
    }
    return most;
}

/// A line in pieces that are no wider than a column; at least one. It goes on further to the right than it
/// began. Where it begins beyond the middle, it is moved to the left, as far as it helps.
std::vector<std::string> pieces_of(const std::string& line, std::size_t width) {
    constexpr std::size_t further = 4;
    std::string rest = printable(line);
    std::size_t margin = std::min(rest.find_first_not_of(' '), rest.size());
    if (width_of(rest) > width && margin > width / 2) {
        const std::size_t moved = std::min(width_of(rest) - width, margin - width / 2);
        rest.erase(0, moved);
        margin -= moved;
    }
    const std::string indent(margin + further < width / 2 ? margin + further : 0, ' ');
    std::vector<std::string> pieces;
    std::size_t begun = margin;  // a space up to here is no place to break
    while (width_of(rest) > width) {
        const std::size_t end = end_of_piece(rest, begun, width);
        pieces.push_back(rest.substr(0, end));
        rest = indent + rest.substr(end);
        begun = indent.size();
    }
    pieces.push_back(rest);
    return pieces;
}

char mark_of(const DiffRow& row) {
    if (row.is_same()) return ' ';
    if (!row.before) return '>';
    return row.after ? '|' : '<';
}

std::string without_trailing_spaces(const std::string& text) {
    return text.substr(0, text.find_last_not_of(' ') + 1);  // npos + 1 is 0
}

/// Rows of two columns.
class Columns {
 public:
    explicit Columns(std::size_t columns) : width_((columns - gutter) / 2) {}

    /// Lines that are longer than a column go on in the next row.
    void add(const std::string& before, char mark, const std::string& after,
             const std::function<std::string(const std::string&)>& paint_before,
             const std::function<std::string(const std::string&)>& paint_after) {
        const std::vector<std::string> left = pieces_of(before, width_);
        const std::vector<std::string> right = pieces_of(after, width_);
        for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
            const std::string l = i < left.size() ? left[i] : "";
            const std::string r = i < right.size() ? right[i] : "";
            // paints take no columns, so the space behind the text is counted without them
            const std::string space(width_ - std::min(width_, width_of(l)), ' ');
            text_ +=
                without_trailing_spaces(fmt::format("{}{} {} {}", l.empty() ? "" : paint_before(l),
                                                    space, mark, r.empty() ? "" : paint_after(r))) +
                '\n';
        }
    }
    const std::string& text() const { return text_; }

 private:
    static constexpr std::size_t gutter = 3;
    std::size_t width_;
    std::string text_;
};

std::string side_by_side(const std::vector<DiffRow>& rows, const std::string& before_title,
                         const std::string& after_title, const Terminal& terminal) {
    const auto bold = [&](const std::string& text) { return terminal.bold(text); };
    const auto red = [&](const std::string& text) { return terminal.red(text); };
    const auto green = [&](const std::string& text) { return terminal.green(text); };
    const auto plain = [](const std::string& text) { return text; };
    Columns columns(terminal.columns);
    columns.add(before_title, ' ', after_title, bold, bold);
    for (const DiffRow& row : rows) {
        if (row.is_same()) {
            columns.add(*row.before, ' ', *row.after, plain, plain);
        } else {
            columns.add(row.before.value_or(""), mark_of(row), row.after.value_or(""), red, green);
        }
    }
    return columns.text();
}

/// One below the other: of lines that differ, all of the first text come before those of the second.
std::string unified(const std::vector<DiffRow>& rows, const std::string& before_title,
                    const std::string& after_title, const Terminal& terminal) {
    constexpr std::size_t mark_width = 2;
    const std::size_t width = std::max(terminal.columns, mark_width + 1) - mark_width;
    const auto marked = [&](std::string_view mark, const std::string& line) {
        std::string text;
        for (const std::string& piece : pieces_of(line, width)) {
            const std::string whole = without_trailing_spaces(fmt::format("{} {}", mark, piece));
            text += (mark == "-"   ? terminal.red(whole)
                     : mark == "+" ? terminal.green(whole)
                                   : whole) +
                    '\n';
        }
        return text;
    };
    std::string text =
        terminal.red("- " + before_title) + '\n' + terminal.green("+ " + after_title) + "\n\n";
    std::string added;
    for (const DiffRow& row : rows) {
        if (row.is_same()) {
            text += added + marked(" ", *row.before);
            added.clear();
            continue;
        }
        if (row.before) text += marked("-", *row.before);
        if (row.after) added += marked("+", *row.after);
    }
    return text + added;
}

}  // namespace

std::string diff_screen(const std::vector<DiffRow>& rows, const std::string& before_title,
                        const std::string& after_title, const Terminal& terminal) {
    return terminal.columns >= least_columns_side_by_side
               ? side_by_side(rows, before_title, after_title, terminal)
               : unified(rows, before_title, after_title, terminal);
}

}  // namespace coach
