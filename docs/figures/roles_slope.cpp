// Why a hard lookup cannot be learned: the output while a query moves, hard and soft.

#include "roles_example.hpp"

namespace {

using namespace roles_example;
using book::Anchor;
using book::Ink;
using book::Point;

/// On the way from the query that is followed to the one after it.
qkv::Matrix between(double t) { return row(q, followed) * (1 - t) + row(q, followed + 1) * t; }

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        std::vector<Point> hard, soft, cool;
        double jump = 0;
        for (int step = 0; step <= 400; ++step) {
            const double t = step / 400.0;
            const double found = qkv::hard_lookup(between(t), k, v)(0, 0);
            if (!hard.empty() && found != hard.back().y) jump = t;
            hard.push_back({t, found});
            soft.push_back({t, qkv::soft_lookup(between(t), k, v, root_d_k()).output(0, 0)});
            cool.push_back({t, qkv::soft_lookup(between(t), k, v, 0.3).output(0, 0)});
        }
        // the caption says so
        const auto rises = [](const std::vector<Point>& curve) {
            return std::is_sorted(curve.begin(), curve.end(),
                                  [](const Point& a, const Point& b) { return a.y < b.y; });
        };
        if (!rises(soft)) throw std::logic_error("the soft lookup does not rise all along");
        book::Drawing picture(
            720, 370, "The output while the query moves",
            "Feature 0 of the output as the query moves from query 1 to query 2. Hard lookup: " +
                book::decimals(hard.front().y, 0) + " up to " + book::decimals(jump, 2) +
                " of the way, then " + book::decimals(hard.back().y, 0) +
                ", flat on both sides of the jump. Soft lookup at the root of d_k: a smooth rise "
                "from " +
                book::decimals(soft.front().y, 2) + " to " + book::decimals(soft.back().y, 2) +
                ". At temperature 0.3: smooth as well, and steeper around the jump.");
        book::Axes axes(picture, {70, 40}, 470, 270,
                        {0, 1, {0, 0.25, 0.5, 0.75, 1}, "the way from q_1 to q_2", false, 2},
                        {0, 4.5, {0, 1, 2, 3, 4}, "feature 0 of the output", false, 0});
        axes.curve(hard, {Ink::text, 2, true});
        axes.curve(cool, {Ink::score, 2, false});
        axes.curve(soft, {Ink::query, 2.5, false});
        axes.label(hard.back(), 10, -8, "hard lookup", {Ink::text, 15, Anchor::start, true});
        axes.label(cool.back(), 10, 14, "temperature 0.3", {Ink::score, 15, Anchor::start, true});
        axes.label(soft.back(), 10, 20, "temperature √d_k", {Ink::query, 15, Anchor::start, true});
        results.picture("roles_slope", picture);
        results.number("roles_jump", jump, 2);
    });
}
