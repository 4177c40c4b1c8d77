/// @file
/// Drawing in SVG, in the book's colours and type, for light pages and dark ones.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tensor.hpp"

namespace book {

/// What a thing is decides its colour; docs/theme/book.css says which, in light and dark.
enum class Ink {
    text,   ///< lines of text and axes
    quiet,  ///< what stays in the background: grids, hints
    input,  ///< X
    query,  ///< Q, W_q
    key,    ///< K, W_k
    value,  ///< V, W_v
    score,  ///< scores and weights
    wrong,  ///< a mistake, or what to look out for
};

/// Where a text stands at its x.
enum class Anchor { start, middle, end };

/// How a line is drawn.
struct Stroke {
    Ink ink = Ink::text;
    double width = 1.5;
    bool dashed = false;
};

/// How a text is written.
struct Type {
    Ink ink = Ink::text;
    double size = 15;
    Anchor anchor = Anchor::start;
    bool bold = false;
};

struct Point {
    double x, y;
};

/// How a matrix is drawn: as a grid of its numbers.
struct Grid {
    Ink ink = Ink::text;       ///< of the frame and the numbers
    double cell_width = 44;    ///< in units of the picture
    double cell_height = 26;   ///< in units of the picture
    int decimals = 2;          ///< of the numbers
    bool heat = false;         ///< shade cells by their numbers, from `low` to `high`
    double low = 0, high = 1;  ///< the ends of the shades
    std::string name;          ///< above the grid, with its shape: "Q (3, 2)"
    std::vector<std::string> rows,
        columns;  ///< labels, at the left and below the name; may be empty
};

/// A picture. Its unit is a pixel of a page that has room for the whole width; 720 wide is as much as
/// a page has. y grows downwards.
///
/// Texts may have subscripts, written as in the code: "W_q", "d_k", "K_{i,j}".
class Drawing {
 public:
    /// @param title       what the picture shows, in some words: its name for a screen reader
    /// @param description what a reader who cannot see it has to know, with the numbers that matter
    Drawing(double width, double height, std::string title, std::string description);

    void text(Point at, std::string_view text, const Type& type = {});
    void line(Point from, Point to, const Stroke& stroke = {});
    void arrow(Point from, Point to, const Stroke& stroke = {});
    void path(const std::vector<Point>& points, const Stroke& stroke = {});
    void dot(Point centre, double radius, Ink ink = Ink::text);
    /// A filled area below a line, down to y = `base`, in a light shade.
    void area(const std::vector<Point>& points, double base, Ink ink);
    /// A frame; `filled` gives it a light shade of its ink.
    void box(Point top_left, double width, double height, const Stroke& stroke = {},
             bool filled = false);

    /// A matrix as a grid of numbers. The name and the labels stand outside of `top_left`, above and
    /// to the left of it. Returns the corner at the lower right.
    Point matrix(Point top_left, const qkv::Matrix& matrix, const Grid& grid);

    /// One shaded cell with a text in it, black or white, whichever has the better contrast.
    /// @param share 0 to 1, from the lightest shade to the darkest; NaN draws an empty cell
    void shaded_cell(Point top_left, double width, double height, double share,
                     std::string_view text);

    /// The picture, to be put into a page. @param id  distinguishes it from others in the page
    std::string svg(const std::string& id) const;

 private:
    double width_, height_;
    std::string title_, description_, body_;
};

/// A pair of axes in a drawing, and where a point of the data lies.
class Axes {
 public:
    struct Scale {
        double from, to;            ///< the ends of the axis
        std::vector<double> ticks;  ///< which get a number
        std::string label;          ///< what is measured, with its unit
        bool logarithmic = false;
        int decimals = 0;  ///< of the numbers at the ticks
    };

    /// Draws the frame, ticks, numbers and labels. The rectangle is that of the data; numbers and
    /// labels stand outside, about 50 units to the left and 45 below.
    Axes(Drawing& drawing, Point top_left, double width, double height, Scale x, Scale y);

    /// Where a point of the data is drawn.
    Point at(double x, double y) const;

    /// A line through points of the data.
    void curve(const std::vector<Point>& data, const Stroke& stroke);
    /// Points of the data, each with its error bar where `errors` has one (in units of y).
    void points(const std::vector<Point>& data, Ink ink, const std::vector<double>& errors = {});
    /// A text beside a point of the data.
    void label(Point data, double dx, double dy, std::string_view text, const Type& type = {});

 private:
    Drawing* drawing_;
    Point top_left_;
    double width_, height_;
    Scale x_, y_;
};

}  // namespace book
