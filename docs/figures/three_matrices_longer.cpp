// Two tokens behind a shared matrix, as vectors: who is preferred to oneself has to be longer.

#include <cmath>

#include "figure.hpp"
#include "roles.hpp"

namespace {

/// One row for each token: what the shared matrix makes of it.
const qkv::Matrix z{{1.5, 1.1}, {3.1, 0.9}};

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        results.input("swap", "z", z);
        using book::Anchor;
        using book::Ink;
        using book::Point;
        const qkv::Matrix s = qkv::scores(z, z);
        results.number("three_z_00", s(0, 0), 2);
        results.number("three_z_01", s(0, 1), 2);
        results.number("three_z_11", s(1, 1), 2);
        const auto two = [](double value) { return book::decimals(value, 2); };
        book::Drawing drawing(
            720, 400, "Why two tokens behind one matrix cannot both prefer the other",
            "Two vectors from one origin: z_0, short, and z_1, longer. All points that token 0 "
            "scores above itself lie beyond the line through the tip of z_0 at a right angle to "
            "it, so outside the circle of radius |z_0|. z_1 lies there: z_0·z_1 = " +
                two(s(0, 1)) + " is above |z_0|² = " + two(s(0, 0)) +
                ". What token 1 scores above itself lies beyond the line through the tip of z_1; "
                "z_0 does not: |z_1|² = " +
                two(s(1, 1)) + ".");
        constexpr double unit = 125, left = 20, right = 700, top = 40, bottom = 380;
        const Point origin{70, 330};
        const auto at = [&](double a, double b) {
            return Point{origin.x + unit * a, origin.y - unit * b};
        };
        // where the line p·z_i = |z_i|² is at a height of the picture
        const auto on_line = [&](std::size_t i, double y) {
            const double b = (origin.y - y) / unit;
            return Point{origin.x + unit * (s(i, i) - b * z(i, 1)) / z(i, 0), y};
        };
        drawing.area({on_line(0, top), on_line(0, bottom), {right, bottom}}, top, Ink::score);
        drawing.area({on_line(1, top), on_line(1, bottom), {right, bottom}}, top, Ink::key);
        std::vector<Point> circle;
        const double radius = std::sqrt(s(0, 0));
        for (int step = -8; step <= 56; ++step) {
            const double angle = 0.032 * step;
            circle.push_back(at(radius * std::cos(angle), radius * std::sin(angle)));
        }
        drawing.path(circle, {Ink::quiet, 1.2, true});
        drawing.line(on_line(0, top), on_line(0, bottom), {Ink::score, 1.5, false});
        drawing.line(on_line(1, top), on_line(1, bottom), {Ink::key, 1.5, false});
        drawing.arrow(origin, at(z(0, 0), z(0, 1)), {Ink::score, 3, false});
        drawing.arrow(origin, at(z(1, 0), z(1, 1)), {Ink::key, 3, false});
        drawing.dot(origin, 4);
        const Point tip_0 = at(z(0, 0), z(0, 1)), tip_1 = at(z(1, 0), z(1, 1));
        drawing.text({tip_0.x - 14, tip_0.y - 12}, "z_0", {Ink::score, 18, Anchor::end, true});
        drawing.text({tip_1.x - 12, tip_1.y - 14}, "z_1", {Ink::key, 18, Anchor::end, true});
        drawing.text({left, 24}, "dashed: as long as z_0", {Ink::quiet, 14, Anchor::start, false});
        const auto say = [&](double x, double y, std::string_view words, Ink ink, bool bold) {
            drawing.text({x, y}, words, {ink, 15, Anchor::start, bold});
        };
        const double of_0 = on_line(0, 110).x + 12, of_1 = on_line(1, 300).x + 12;
        say(of_0, 64, "token 0 prefers", Ink::score, true);
        say(of_0, 84, "these to itself:", Ink::score, true);
        say(of_0, 110, "z·z_0 > ‖z_0‖² = " + two(s(0, 0)), Ink::score, false);
        say(of_1, 254, "token 1 prefers", Ink::key, true);
        say(of_1, 274, "these to itself:", Ink::key, true);
        say(of_1, 300, "z·z_1 > ‖z_1‖² = " + two(s(1, 1)), Ink::key, false);
        say(300, 24, "z_0·z_1 = " + two(s(0, 1)) + ", the same both ways", Ink::text, false);
        results.picture("three_matrices_longer", drawing);
    });
}
