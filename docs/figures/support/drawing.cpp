#include "drawing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <stdexcept>

#include "figure.hpp"

namespace book {
namespace {

std::string units(double length) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", length);
    std::string shown = text;
    while (shown.back() == '0') shown.pop_back();
    if (shown.back() == '.') shown.pop_back();
    return shown == "-0" ? "0" : shown;
}

std::string name_of(Ink ink) {
    switch (ink) {
        case Ink::text:
            return "text";
        case Ink::quiet:
            return "quiet";
        case Ink::input:
            return "input";
        case Ink::query:
            return "query";
        case Ink::key:
            return "key";
        case Ink::value:
            return "value";
        case Ink::score:
            return "score";
        case Ink::wrong:
            return "wrong";
    }
    throw std::logic_error("no such ink");
}

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            default:
                safe += c;
        }
    }
    return safe;
}

/// "W_q", "d_model" and "K_{i,j}" with real subscripts. "seq_len" has none: it is a word.
std::string with_subscripts(std::string_view text, double size) {
    std::string svg;
    bool lowered = false;  // the line stays down until a tspan takes it up again
    std::string plain;
    const auto flush = [&] {
        if (plain.empty()) return;
        svg += lowered ? "<tspan dy=\"-" + units(size * 0.25) + "\">" + escaped(plain) + "</tspan>"
                       : escaped(plain);
        lowered = false;
        plain.clear();
    };
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool starts = text[i] == '_' && i > 0 && !(i > 1 && is_letter(text[i - 2])) &&
                            i + 1 < text.size() && (text[i + 1] == '{' || is_letter(text[i + 1]));
        if (!starts) {
            plain += text[i];
            continue;
        }
        std::size_t end = i + 1;
        std::string_view low;
        if (text[end] == '{') {
            end = text.find('}', end);
            if (end == std::string_view::npos) throw std::logic_error("a subscript without its }");
            low = text.substr(i + 2, end - i - 2);
        } else {
            while (end < text.size() && is_letter(text[end])) ++end;
            low = text.substr(i + 1, end - i - 1);
            --end;
        }
        const bool was_lowered = lowered && plain.empty();
        flush();
        svg += "<tspan " + (was_lowered ? std::string() : "dy=\"" + units(size * 0.25) + "\" ") +
               "font-size=\"" + units(size * 0.75) + "\">" + escaped(low) + "</tspan>";
        lowered = true;
        i = end;
    }
    flush();
    return svg;
}

std::string stroke_of(const Stroke& stroke) {
    return " class=\"stroke-" + name_of(stroke.ink) + "\" stroke-width=\"" + units(stroke.width) +
           '"' + (stroke.dashed ? " stroke-dasharray=\"5 4\"" : "");
}

using Colour = std::array<double, 3>;

Colour shade(double share) {
    constexpr Colour light{240, 244, 252}, dark{16, 42, 96};
    const double t = std::clamp(share, 0.0, 1.0);
    Colour mixed{};
    for (std::size_t i = 0; i < 3; ++i) mixed[i] = std::round(light[i] + t * (dark[i] - light[i]));
    return mixed;
}

/// Relative luminance of WCAG 2.1.
double luminance(const Colour& colour) {
    const auto linear = [](double channel) {
        channel /= 255;
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

}  // namespace

Drawing::Drawing(double width, double height, std::string title, std::string description)
    : width_(width),
      height_(height),
      title_(std::move(title)),
      description_(std::move(description)) {
    if (title_.empty() || description_.empty()) {
        throw std::logic_error("a picture needs a title and a description, for who cannot see it");
    }
}

void Drawing::text(Point at, std::string_view text, const Type& type) {
    body_ += "<text class=\"fill-" + name_of(type.ink) + "\" x=\"" + units(at.x) + "\" y=\"" +
             units(at.y) + "\" font-size=\"" + units(type.size) + '"';
    if (type.anchor == Anchor::middle) body_ += " text-anchor=\"middle\"";
    if (type.anchor == Anchor::end) body_ += " text-anchor=\"end\"";
    if (type.bold) body_ += " font-weight=\"600\"";
    body_ += '>' + with_subscripts(text, type.size) + "</text>\n";
}

void Drawing::line(Point from, Point to, const Stroke& stroke) { path({from, to}, stroke); }

void Drawing::arrow(Point from, Point to, const Stroke& stroke) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (length == 0) throw std::logic_error("an arrow needs a length");
    const double head = 5 + 2 * stroke.width;
    const Point along{(to.x - from.x) / length, (to.y - from.y) / length};
    const Point neck{to.x - head * along.x, to.y - head * along.y};
    line(from, neck, stroke);
    const double half = head * 0.45;
    body_ += "<path class=\"fill-" + name_of(stroke.ink) + "\" d=\"M" + units(to.x) + ' ' +
             units(to.y) + 'L' + units(neck.x - half * along.y) + ' ' +
             units(neck.y + half * along.x) + 'L' + units(neck.x + half * along.y) + ' ' +
             units(neck.y - half * along.x) + "z\"/>\n";
}

void Drawing::path(const std::vector<Point>& points, const Stroke& stroke) {
    std::string d;
    for (const Point& point : points) {
        d += (d.empty() ? 'M' : 'L') + units(point.x) + ' ' + units(point.y);
    }
    body_ += "<path" + stroke_of(stroke) + " d=\"" + d + "\"/>\n";
}

void Drawing::dot(Point centre, double radius, Ink ink) {
    body_ += "<circle class=\"fill-" + name_of(ink) + "\" cx=\"" + units(centre.x) + "\" cy=\"" +
             units(centre.y) + "\" r=\"" + units(radius) + "\"/>\n";
}

void Drawing::area(const std::vector<Point>& points, double base, Ink ink) {
    if (points.empty()) return;
    std::string d = 'M' + units(points.front().x) + ' ' + units(base);
    for (const Point& point : points) d += 'L' + units(point.x) + ' ' + units(point.y);
    d += 'L' + units(points.back().x) + ' ' + units(base) + 'z';
    body_ += "<path class=\"tint-" + name_of(ink) + "\" d=\"" + d + "\"/>\n";
}

void Drawing::box(Point top_left, double width, double height, const Stroke& stroke, bool filled) {
    const std::string place = " x=\"" + units(top_left.x) + "\" y=\"" + units(top_left.y) +
                              "\" width=\"" + units(width) + "\" height=\"" + units(height) +
                              "\" rx=\"3\"/>\n";
    if (filled) body_ += "<rect class=\"tint-" + name_of(stroke.ink) + '"' + place;
    body_ += "<rect" + stroke_of(stroke) + place;
}

Point Drawing::matrix(Point top_left, const qkv::Matrix& matrix, const Grid& grid) {
    const std::size_t rows = matrix.shape(0);
    const std::size_t columns = matrix.shape(1);
    const double width = grid.cell_width * static_cast<double>(columns);
    const double height = grid.cell_height * static_cast<double>(rows);
    const double above = grid.columns.empty() ? 8 : 26;
    text({top_left.x, top_left.y - above}, grid.name, {grid.ink, 15, Anchor::start, true});
    for (std::size_t j = 0; j < grid.columns.size(); ++j) {
        text({top_left.x + (static_cast<double>(j) + 0.5) * grid.cell_width, top_left.y - 7},
             grid.columns[j], {Ink::quiet, 13, Anchor::middle, false});
    }
    for (std::size_t i = 0; i < rows; ++i) {
        const double y = top_left.y + static_cast<double>(i) * grid.cell_height;
        if (i < grid.rows.size()) {
            text({top_left.x - 7, y + grid.cell_height / 2 + 5}, grid.rows[i],
                 {Ink::quiet, 13, Anchor::end, false});
        }
        for (std::size_t j = 0; j < columns; ++j) {
            const double x = top_left.x + static_cast<double>(j) * grid.cell_width;
            const std::string number = decimals(matrix(i, j), grid.decimals);
            if (grid.heat) {
                shaded_cell({x, y}, grid.cell_width, grid.cell_height,
                            (matrix(i, j) - grid.low) / (grid.high - grid.low), number);
            } else {
                text({x + grid.cell_width / 2, y + grid.cell_height / 2 + 5}, number,
                     {Ink::text, 14, Anchor::middle, false});
            }
        }
    }
    for (std::size_t j = 1; j < columns && !grid.heat; ++j) {
        const double x = top_left.x + static_cast<double>(j) * grid.cell_width;
        line({x, top_left.y}, {x, top_left.y + height}, {Ink::quiet, 0.5, false});
    }
    for (std::size_t i = 1; i < rows && !grid.heat; ++i) {
        const double y = top_left.y + static_cast<double>(i) * grid.cell_height;
        line({top_left.x, y}, {top_left.x + width, y}, {Ink::quiet, 0.5, false});
    }
    box(top_left, width, height, {grid.ink, 1.5, false}, !grid.heat);
    return {top_left.x + width, top_left.y + height};
}

void Drawing::shaded_cell(Point top_left, double width, double height, double share,
                          std::string_view label) {
    if (std::isnan(share)) {
        box(top_left, width, height, {Ink::quiet, 0.5, false});
        text({top_left.x + width / 2, top_left.y + height / 2 + 5}, label,
             {Ink::text, 14, Anchor::middle, false});
        return;
    }
    const Colour colour = shade(share);
    const double light = luminance(colour);
    // black or white: one of the two always has a contrast of 4.58 or more
    const bool black = (light + 0.05) / 0.05 >= 1.05 / (light + 0.05);
    body_ += "<rect fill=\"rgb(" + units(colour[0]) + ',' + units(colour[1]) + ',' +
             units(colour[2]) + ")\" x=\"" + units(top_left.x) + "\" y=\"" + units(top_left.y) +
             "\" width=\"" + units(width) + "\" height=\"" + units(height) + "\"/>\n<text fill=\"" +
             (black ? "#000" : "#fff") + "\" x=\"" + units(top_left.x + width / 2) + "\" y=\"" +
             units(top_left.y + height / 2 + 5) + "\" font-size=\"14\" text-anchor=\"middle\">" +
             escaped(label) + "</text>\n";
}

std::string Drawing::svg(const std::string& id) const {
    return "<svg role=\"img\" viewBox=\"0 0 " + units(width_) + ' ' + units(height_) +
           "\" width=\"" + units(width_) + "\" height=\"" + units(height_) +
           "\" aria-labelledby=\"" + id + "-title " + id + "-description\"><title id=\"" + id +
           "-title\">" + escaped(title_) + "</title><desc id=\"" + id + "-description\">" +
           escaped(description_) + "</desc>\n" + body_ + "</svg>";
}

Axes::Axes(Drawing& drawing, Point top_left, double width, double height, Scale x, Scale y)
    : drawing_(&drawing),
      top_left_(top_left),
      width_(width),
      height_(height),
      x_(std::move(x)),
      y_(std::move(y)) {
    const double bottom = top_left.y + height;
    for (const double tick : y_.ticks) {
        const double place = at(x_.from, tick).y;
        drawing.line({top_left.x, place}, {top_left.x + width, place}, {Ink::quiet, 0.4, false});
        drawing.text({top_left.x - 7, place + 5}, decimals(tick, y_.decimals),
                     {Ink::text, 13, Anchor::end, false});
    }
    for (const double tick : x_.ticks) {
        const double place = at(tick, y_.from).x;
        drawing.line({place, bottom}, {place, bottom + 5}, {Ink::text, 1, false});
        drawing.text({place, bottom + 20}, decimals(tick, x_.decimals),
                     {Ink::text, 13, Anchor::middle, false});
    }
    drawing.line({top_left.x, top_left.y}, {top_left.x, bottom}, {Ink::text, 1, false});
    drawing.line({top_left.x, bottom}, {top_left.x + width, bottom}, {Ink::text, 1, false});
    drawing.text({top_left.x + width / 2, bottom + 40}, x_.label,
                 {Ink::text, 14, Anchor::middle, false});
    // above the axis rather than turned: turned text is slow to read
    drawing.text({top_left.x - 40, top_left.y - 12}, y_.label,
                 {Ink::text, 14, Anchor::start, false});
}

Point Axes::at(double x, double y) const {
    const auto share = [](const Scale& scale, double value) {
        return scale.logarithmic ? std::log(value / scale.from) / std::log(scale.to / scale.from)
                                 : (value - scale.from) / (scale.to - scale.from);
    };
    return {top_left_.x + width_ * share(x_, x), top_left_.y + height_ * (1 - share(y_, y))};
}

void Axes::curve(const std::vector<Point>& data, const Stroke& stroke) {
    std::vector<Point> drawn;
    for (const Point& point : data) drawn.push_back(at(point.x, point.y));
    drawing_->path(drawn, stroke);
}

void Axes::points(const std::vector<Point>& data, Ink ink, const std::vector<double>& errors) {
    for (std::size_t i = 0; i < data.size(); ++i) {
        const Point centre = at(data[i].x, data[i].y);
        if (i < errors.size()) {
            const double low = at(data[i].x, data[i].y - errors[i]).y;
            const double high = at(data[i].x, data[i].y + errors[i]).y;
            drawing_->line({centre.x, low}, {centre.x, high}, {ink, 1.5, false});
        }
        drawing_->dot(centre, 4, ink);
    }
}

void Axes::label(Point data, double dx, double dy, std::string_view text, const Type& type) {
    const Point place = at(data.x, data.y);
    drawing_->text({place.x + dx, place.y + dy}, text, type);
}

}  // namespace book
