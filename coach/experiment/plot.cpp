#include "experiment/plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include "files/lines.hpp"

namespace coach {
namespace {

constexpr std::size_t fewest_columns = 40;
constexpr std::size_t left_of_field = 8;  // a number, a space and the axis
constexpr std::size_t cells_of_padding =
    2;  // columns between the frame and the first and last tick

/// The characters of one kind.
struct Glyphs {
    std::array<const char*, 3> marks;
    const char* several;  ///< marks of several curves in one place
    const char* bar;
    const char* side;
    const char* tick_at_side;
    const char* bottom;
    const char* tick_at_bottom;
    const char* corner;
    const char* line_in_legend;
};

const Glyphs unicode_glyphs{{"●", "○", "▲"}, "◆", "│", "│", "┤", "─", "┴", "└", "⠒⠒"};
const Glyphs ascii_glyphs{{"o", "x", "^"}, "#", "|", "|", "+", "-", "+", "+", ".."};

const Glyphs& glyphs_of(Characters characters) {
    return characters == Characters::unicode ? unicode_glyphs : ascii_glyphs;
}

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

struct Cell {
    std::string text = {};       ///< a mark or a bar; empty for none
    std::uint8_t dots = 0;       ///< of braille, beneath it
    std::size_t owner = nobody;  ///< the curve that it is coloured for
    bool is_mark = false;
};

/// A character of braille: dots are numbered from the left upper one down, then right.
std::string braille(std::uint8_t dots) {
    const unsigned code = 0x2800U + dots;
    std::string text;
    text += static_cast<char>(0xe0U | (code >> 12U));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3fU));
    text += static_cast<char>(0x80U | (code & 0x3fU));
    return text;
}

std::uint8_t dot_at(std::size_t x, std::size_t y) {
    constexpr std::array<std::array<std::uint8_t, 4>, 2> dots{
        {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}}};
    return dots[x % 2][y % 4];
}

/// The field between the axes.
class Field {
 public:
    Field(const Figure& figure, std::size_t columns, std::size_t rows, Characters characters)
        : figure_(figure),
          columns_(columns),
          rows_(rows),
          characters_(characters),
          cells_(columns * rows) {
        for (std::size_t i = 0; i < figure.curves.size(); ++i) {
            if (figure.curves[i].drawn != Drawn::marks) draw_line(i);
        }
        for (std::size_t i = 0; i < figure.curves.size(); ++i) draw_bars(i);
        for (std::size_t i = 0; i < figure.curves.size(); ++i) draw_marks(i);
    }

    std::size_t column_of(double x) const {
        const double last = static_cast<double>(columns_ - 1 - 2 * cells_of_padding);
        return cells_of_padding +
               static_cast<std::size_t>(std::lround(share(figure_.x.position(x)) * last));
    }

    /// Nothing where it is outside of the field.
    std::optional<std::size_t> row_of(double y) const {
        const double position = figure_.y.position(y);
        if (position < -1e-9 || position > 1.0 + 1e-9) return std::nullopt;
        return row_at(position);
    }

    const Cell& at(std::size_t row, std::size_t column) const {
        return cells_[row * columns_ + column];
    }

    bool has_several() const { return has_several_; }
    bool has_bars() const { return has_bars_; }

 private:
    static double share(double position) { return std::clamp(position, 0.0, 1.0); }

    std::size_t row_at(double position) const {
        const double last = static_cast<double>(rows_ - 1);
        return static_cast<std::size_t>(std::lround((1.0 - share(position)) * last));
    }

    Cell& cell(std::size_t row, std::size_t column) { return cells_[row * columns_ + column]; }

    /// From point to point, two dots in a character's width.
    void draw_line(std::size_t index) {
        const std::vector<Point>& points = figure_.curves[index].points;
        for (std::size_t i = 1; i < points.size(); ++i) {
            const auto [x0, y0] = place(points[i - 1]);
            const auto [x1, y1] = place(points[i]);
            // half a dot each, so that rounding leaves none out
            const double steps = 2.0 * std::max({1.0, std::abs(x1 - x0), std::abs(y1 - y0)});
            for (double step = 0.0; step <= steps; step += 1.0) {
                const double along = step / steps;
                dot(x0 + along * (x1 - x0), y0 + along * (y1 - y0), index);
            }
        }
    }

    /// In dots, from the left and from above, in the middle of the character that a mark takes.
    std::pair<double, double> place(const Point& point) const {
        const double last_column = static_cast<double>(columns_ - 1 - 2 * cells_of_padding);
        const double last_row = static_cast<double>(rows_ - 1);
        return {2.0 * (cells_of_padding + share(figure_.x.position(point.x)) * last_column) + 0.5,
                4.0 * (1.0 - share(figure_.y.position(point.y))) * last_row + 1.5};
    }

    void dot(double x, double y, std::size_t index) {
        const auto column = static_cast<std::size_t>(std::lround(x));
        const auto row = static_cast<std::size_t>(std::lround(y));
        // one column in two, lest lines outshine the marks
        if (column % 2 != 0 || column / 2 >= columns_ || row / 4 >= rows_) return;
        Cell& here = cell(row / 4, column / 2);
        here.dots |= dot_at(column, row);
        here.owner = index;
    }

    void draw_bars(std::size_t index) {
        const Curve& curve = figure_.curves[index];
        if (curve.drawn == Drawn::line) return;
        for (const Point& point : curve.points) {
            const std::size_t top = row_at(figure_.y.position(point.y + point.error));
            const std::size_t bottom = row_at(figure_.y.position(point.y - point.error));
            if (top == bottom) continue;
            has_bars_ = true;
            for (std::size_t row = top; row <= bottom; ++row) {
                Cell& here = cell(row, column_of(point.x));
                here.text = glyphs_of(characters_).bar;
                here.owner = index;
            }
        }
    }

    void draw_marks(std::size_t index) {
        const Curve& curve = figure_.curves[index];
        if (curve.drawn == Drawn::line) return;
        for (const Point& point : curve.points) {
            const std::optional<std::size_t> row = row_of(point.y);
            if (!row) continue;
            Cell& here = cell(*row, column_of(point.x));
            const bool is_taken = here.is_mark && here.owner != index;
            has_several_ = has_several_ || is_taken;
            here.text = is_taken ? glyphs_of(characters_).several
                                 : glyphs_of(characters_).marks[mark_of(figure_, index)];
            here.owner = is_taken ? nobody : index;
            here.is_mark = true;
        }
    }

 public:
    /// Which of the marks a curve has: those without marks do not count.
    static std::size_t mark_of(const Figure& figure, std::size_t index) {
        std::size_t mark = 0;
        for (std::size_t i = 0; i < index; ++i) {
            if (figure.curves[i].drawn != Drawn::line) ++mark;
        }
        return mark % 3;
    }

 private:
    const Figure& figure_;
    std::size_t columns_;
    std::size_t rows_;
    Characters characters_;
    std::vector<Cell> cells_;
    bool has_several_ = false;
    bool has_bars_ = false;
};

std::string painted(const Figure& figure, std::size_t owner, const std::string& text,
                    const Terminal& terminal) {
    if (owner == nobody) return terminal.bold(text);
    if (figure.curves[owner].drawn == Drawn::line) return terminal.dim(text);
    switch (Field::mark_of(figure, owner)) {
        case 0:
            return terminal.cyan(text);
        case 1:
            return terminal.yellow(text);
        default:
            return terminal.green(text);
    }
}

std::string text_of(const Cell& cell, Characters characters) {
    if (!cell.text.empty()) return cell.text;
    if (cell.dots == 0) return " ";
    return characters == Characters::ascii ? "." : braille(cell.dots);
}

/// The numbers below the axis; one that would touch the one before it is left out.
std::string tick_labels(const Figure& figure, const Field& field, std::size_t columns) {
    std::string text(left_of_field, ' ');
    for (const double tick : figure.x.ticks) {
        const std::string label = short_number(tick);
        const std::size_t middle = left_of_field + field.column_of(tick);
        std::size_t begin = middle - std::min(middle, (label.size() - 1) / 2);
        begin = std::min(begin, columns - label.size());
        if (begin < text.size() + (text.size() > left_of_field ? 1 : 0) &&
            text.size() > left_of_field)
            continue;
        text.resize(std::max(begin, text.size()), ' ');
        text += label;
    }
    return text;
}

/// How many columns a text takes that has been painted.
std::size_t shown_width(const std::string& text) {
    std::size_t paint = 0;
    for (std::size_t at = text.find('\033'); at != std::string::npos;
         at = text.find('\033', at + 1)) {
        paint += text.find('m', at) + 1 - at;
    }
    return width_of(text) - paint;
}

std::string right_aligned(const std::string& text, std::size_t width) {
    return std::string(width - std::min(width, width_of(text)), ' ') + text;
}

/// The entries of a legend, as many in a line as fit.
std::string legend(const Figure& figure, const Field& field, std::size_t columns,
                   Characters characters, const Terminal& terminal) {
    const Glyphs& glyphs = glyphs_of(characters);
    std::string text;
    std::size_t width = 0;
    const auto add = [&](const std::string& entry, std::size_t owner) {
        const std::size_t gap = width == 0 ? left_of_field : 3;
        const bool breaks = width > 0 && width + gap + width_of(entry) > columns;
        if (breaks) text += '\n';
        text += std::string(breaks ? left_of_field : gap, ' ') +
                painted(figure, owner, entry, terminal);
        width = (breaks ? left_of_field : width + gap) + width_of(entry);
    };
    // the marks first: they are what is measured
    for (const bool is_line : {false, true}) {
        for (std::size_t i = 0; i < figure.curves.size(); ++i) {
            const Curve& curve = figure.curves[i];
            if ((curve.drawn == Drawn::line) != is_line || curve.name.empty()) continue;
            add(fmt::format(
                    "{} {}",
                    is_line ? glyphs.line_in_legend : glyphs.marks[Field::mark_of(figure, i)],
                    curve.name),
                i);
        }
    }
    if (field.has_several()) add(fmt::format("{} several", glyphs.several), nobody);
    if (field.has_bars()) add(fmt::format("{} one standard error", glyphs.bar), nobody);
    return text + '\n';
}

}  // namespace

std::string plot(const Figure& asked, std::size_t columns, std::size_t rows, Characters characters,
                 const Terminal& terminal) {
    columns = std::max(columns, fewest_columns);
    Figure figure = asked;
    if (characters == Characters::ascii) {  // before anything is laid out: names become longer
        figure.title = in_ascii(figure.title);
        for (Curve& curve : figure.curves) curve.name = in_ascii(curve.name);
    }
    const Glyphs& glyphs = glyphs_of(characters);
    const Field field(figure, columns - left_of_field, rows, characters);

    std::vector<std::string> labels(rows);
    for (const double tick : figure.y.ticks) {
        if (const auto row = field.row_of(tick)) labels[*row] = short_number(tick);
    }
    std::string text = terminal.bold(wrapped(figure.title, columns, 2)) + '\n';
    for (std::size_t row = 0; row < rows; ++row) {
        text += right_aligned(labels[row], left_of_field - 2) + ' ' +
                (labels[row].empty() ? glyphs.side : glyphs.tick_at_side);
        std::string line;
        std::string gap;  // so that no line ends in spaces
        for (std::size_t column = 0; column < columns - left_of_field; ++column) {
            const Cell& cell = field.at(row, column);
            const std::string shown = text_of(cell, characters);
            if (shown == " ") {
                gap += ' ';
                continue;
            }
            line += std::exchange(gap, "") + painted(figure, cell.owner, shown, terminal);
        }
        text += line + '\n';
    }
    std::vector<bool> is_tick(columns - left_of_field);
    for (const double tick : figure.x.ticks) is_tick[field.column_of(tick)] = true;
    text += std::string(left_of_field - 1, ' ') + glyphs.corner;
    for (const bool tick : is_tick) text += tick ? glyphs.tick_at_bottom : glyphs.bottom;
    text += '\n';
    std::string below = tick_labels(figure, field, columns);
    const std::string& name = figure.x.name;
    if (below.compare(0, left_of_field, std::string(left_of_field, ' ')) == 0) {
        below.replace(left_of_field - 2 - name.size(), name.size(), name);
    }
    text += below + '\n';
    text += legend(figure, field, columns, characters, terminal);
    if (figure.left_out > 0) {
        text += wrapped(fmt::format("{} of the numbers below {} no place in the plot",
                                    figure.left_out, figure.left_out == 1 ? "has" : "have"),
                        columns, left_of_field) +
                '\n';
    }
    return text;
}

std::string in_ascii(std::string text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> replacements{
        {{"√d_k", "sqrt(d_k)"},
         {"√", "sqrt"},
         {"·", "*"},
         {"±", "+-"},
         {"²", "^2"},
         {"−", "-"},
         {"–", "-"}}};
    for (const auto& [from, to] : replacements) {
        for (std::size_t at = text.find(from); at != std::string::npos;
             at = text.find(from, at + to.size())) {
            text.replace(at, from.size(), to);
        }
    }
    return text;
}

std::string beside(const std::string& left, const std::string& right, std::size_t column) {
    const std::vector<std::string_view> own = lines_of(left);
    const std::vector<std::string_view> others = lines_of(right);
    std::vector<std::string> lines(own.begin(), own.end());
    lines.resize(std::max(lines.size(), others.size()));
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i < others.size() && !others[i].empty()) {
            const std::size_t width = shown_width(lines[i]);
            lines[i] += std::string(width < column ? column - width : 1, ' ');
            lines[i] += others[i];
        }
        text += lines[i] + '\n';
    }
    return text;
}

}  // namespace coach
