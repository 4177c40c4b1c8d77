/// @file
/// A figure as data: what is drawn, before it is known on what.
#pragma once

#include <string>
#include <vector>

namespace coach {

struct Point {
    double x = 0;
    double y = 0;
    double error = 0;  ///< the bar reaches so far up and down
};

/// How a curve is drawn.
enum class Drawn {
    marks,            ///< with a mark, and a bar, at each point
    connected_marks,  ///< and a line from point to point
    line,             ///< without marks
};

struct Curve {
    std::string name;
    Drawn drawn = Drawn::marks;
    std::vector<Point> points;  ///< from left to right
};

/// One axis. Positions are shares of it: 0 where it begins, 1 where it ends.
struct Axis {
    std::string name;
    double low = 0;
    double high = 1;
    bool is_logarithmic = false;
    std::vector<double> ticks;

    /// Below 0 or above 1 for what lies outside. On a logarithmic axis nothing at or below 0 has a
    /// place: far below 0.
    double position(double value) const;
};

struct Figure {
    std::string title;
    Axis x;
    Axis y;
    std::vector<Curve> curves;  ///< later ones are drawn over earlier ones
    std::size_t left_out = 0;   ///< points that have no place: not finite, or none on a log axis
};

/// A number beside an axis or in a table: four digits at most.
std::string short_number(double value);

}  // namespace coach
