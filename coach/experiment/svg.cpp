#include "experiment/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "files/html_text.hpp"

namespace coach {
namespace {

// In pixels, of one figure: the field, and what is around it.
constexpr double figure_width = 720;
constexpr double figure_height = 340;
constexpr double left_edge = 64;
constexpr double right_edge = 16;
constexpr double top_edge = 40;
constexpr double bottom_edge = 72;
constexpr double pad = 16;  // between the frame and the first and last point
constexpr double radius = 4.5;

// They differ in lightness too, and each has a shape of its own.
constexpr std::array<const char*, 3> colours{"#0b5394", "#b45f06", "#38761d"};

std::string text_at(double x, double y, const char* anchor, const std::string& text,
                    const char* more = "") {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\"{}>{}</text>\n", x, y,
                       anchor, more, html_text(text));
}

std::string line(double x0, double y0, double x1, double y1, const char* style) {
    return fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" {}/>\n", x0,
                       y0, x1, y1, style);
}

std::string mark(std::size_t kind, double x, double y) {
    switch (kind) {
        case 0:
            return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\" fill=\"{}\"/>\n", x, y,
                               radius, colours[0]);
        case 1:
            return fmt::format(
                "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\" fill=\"white\" "
                "stroke=\"{}\" stroke-width=\"2\"/>\n",
                x, y, radius, colours[1]);
        default:
            return fmt::format("<path d=\"M{:.1f} {:.1f}l{} {}h{}z\" fill=\"{}\"/>\n", x,
                               y - radius, radius, 2 * radius, -2 * radius, colours[2]);
    }
}

/// One figure, its upper left corner at 0, 0.
std::string drawn(const Figure& figure) {
    const auto x_of = [&](double x) {
        const double share = std::clamp(figure.x.position(x), 0.0, 1.0);
        return left_edge + pad + share * (figure_width - left_edge - right_edge - 2 * pad);
    };
    const auto y_of = [&](double y) {
        const double share = std::clamp(figure.y.position(y), 0.0, 1.0);
        return figure_height - bottom_edge - share * (figure_height - top_edge - bottom_edge);
    };
    const char* const grid = "stroke=\"#ddd\"";
    std::string text = text_at(left_edge, 24, "start", figure.title, " font-weight=\"bold\"");
    for (const double tick : figure.y.ticks) {
        text += line(left_edge, y_of(tick), figure_width - right_edge, y_of(tick), grid);
        text += text_at(left_edge - 8, y_of(tick) + 4, "end", short_number(tick));
    }
    double free_from = 0;
    for (const double tick : figure.x.ticks) {
        text += line(x_of(tick), top_edge, x_of(tick), figure_height - bottom_edge, grid);
        const std::string label = short_number(tick);
        const double half = 4.0 * static_cast<double>(label.size());
        if (x_of(tick) - half < free_from) continue;
        free_from = x_of(tick) + half + 6;
        text += text_at(x_of(tick), figure_height - bottom_edge + 18, "middle", label);
    }
    text += fmt::format(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" "
        "stroke=\"#666\"/>\n",
        left_edge, top_edge, figure_width - left_edge - right_edge,
        figure_height - top_edge - bottom_edge);
    text += text_at(left_edge - 8, figure_height - bottom_edge + 18, "end", figure.x.name);

    double legend_x = left_edge;
    std::size_t kind = 0;
    for (const Curve& curve : figure.curves) {
        const bool is_line = curve.drawn == Drawn::line;
        const std::string colour = is_line ? "#444" : colours[kind % colours.size()];
        if (curve.drawn != Drawn::marks) {
            std::string points;
            for (const Point& point : curve.points) {
                points += fmt::format("{}{:.1f},{:.1f}", points.empty() ? "" : " ", x_of(point.x),
                                      y_of(point.y));
            }
            text += fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\"{}/>\n", points,
                                colour, is_line ? " stroke-dasharray=\"5 4\"" : "");
        }
        if (!is_line) {
            for (const Point& point : curve.points) {
                const std::string style = fmt::format("stroke=\"{}\" stroke-width=\"2\"", colour);
                text += line(x_of(point.x), y_of(point.y - point.error), x_of(point.x),
                             y_of(point.y + point.error), style.c_str());
                text += mark(kind % colours.size(), x_of(point.x), y_of(point.y));
            }
        }
        if (!curve.name.empty()) {
            const double y = figure_height - bottom_edge + 44;
            text += is_line ? line(legend_x, y, legend_x + 20, y,
                                   "stroke=\"#444\" stroke-dasharray=\"5 4\"")
                            : mark(kind % colours.size(), legend_x + 10, y);
            text += text_at(legend_x + 28, y + 4, "start", curve.name);
            legend_x += is_line ? 190 : 110;
        }
        if (!is_line) ++kind;
    }
    text += text_at(figure_width - right_edge, figure_height - bottom_edge + 48, "end",
                    "bars: ± one standard error");
    return text;
}

}  // namespace

std::string svg_text(const std::vector<Figure>& figures) {
    const double all = figure_height * static_cast<double>(figures.size());
    std::string text = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
        "height=\"{1}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\">\n"
        "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n",
        figure_width, all);
    double y = 0;
    for (const Figure& figure : figures) {
        text += fmt::format("<g transform=\"translate(0 {})\">\n<title>{}</title>\n", y,
                            html_text(figure.title)) +
                drawn(figure) + "</g>\n";
        y += figure_height;
    }
    return text + "</svg>\n";
}

}  // namespace coach
