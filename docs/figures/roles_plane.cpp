// A dot product is no cosine and no distance: a query and four keys in the plane, with the lines on
// which keys have equal scores.

#include "roles.hpp"

#include "figure.hpp"

namespace {

using book::Anchor;
using book::Ink;
using book::Point;

const qkv::Matrix query{{2, 1}};
const qkv::Matrix keys{{1.5, 1.5}, {3.5, -1.5}, {-1, 2}, {-2, -0.5}};
const char* const names[] = {"a", "b", "c", "d"};

double length(const qkv::Matrix& matrix, std::size_t i) {
    return std::hypot(matrix(i, 0), matrix(i, 1));
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        const qkv::Matrix scores = qkv::scores(query, keys);
        std::vector<std::vector<std::string>> rows;
        std::string description = "The query is (2, 1).";
        for (std::size_t j = 0; j < keys.shape(0); ++j) {
            const double cosine = scores(0, j) / (length(query, 0) * length(keys, j));
            const double distance = std::hypot(query(0, 0) - keys(j, 0), query(0, 1) - keys(j, 1));
            const std::string key = "(" + book::decimals(keys(j, 0), 1) + ",\u00a0" +
                                    book::decimals(keys(j, 1), 1) + ")";
            const std::string score = book::decimals(scores(0, j), 1);
            rows.push_back({names[j], key, book::decimals(length(keys, j), 2), score,
                            book::decimals(cosine, 2), book::decimals(distance, 2)});
            description += std::string(" Key ") + names[j] + " " + key + " has the score " + score +
                           ", the cosine " + book::decimals(cosine, 2) + " and the distance " +
                           book::decimals(distance, 2) + ".";
            results.text(std::string("roles_plane_score_") + names[j], score);
            results.text(std::string("roles_plane_cosine_") + names[j], book::decimals(cosine, 2));
        }
        description += " Key b wins, though a is nearer and points more nearly the query's way.";
        results.table("roles_plane",
                      {"key", "$k$", "$\\lVert k\\rVert$", "$q\\cdot k$", "cosine", "distance"},
                      rows);

        book::Drawing drawing(720, 470, "Lines of equal score", description);
        book::Axes axes(drawing, {80, 40}, 600, 375,
                        {-3.5, 4.5, {-3, -2, -1, 0, 1, 2, 3, 4}, "feature 0", false, 0},
                        {-2.2, 2.8, {-2, -1, 0, 1, 2}, "feature 1", false, 0});
        // q·k = c is the line 2x + y = c
        for (const double c : {-6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0}) {
            const double at_bottom = (c + 2.2) / 2, at_top = (c - 2.8) / 2;
            const double right = std::min(at_bottom, 4.5), left = std::max(at_top, -3.5);
            axes.curve({{right, c - 2 * right}, {left, c - 2 * left}},
                       {Ink::score, c == 0 ? 2.0 : 0.9, c != 0});
            axes.label({left, c - 2 * left}, 12, 18,
                       (c == 8 ? "q·k = " : "") + book::decimals(c, 0),
                       {Ink::score, 14, Anchor::start, c == 0});
        }
        const auto arrow = [&](const qkv::Matrix& of, std::size_t i, Ink ink, double width) {
            drawing.arrow(axes.at(0, 0), axes.at(of(i, 0), of(i, 1)), {ink, width, false});
        };
        for (std::size_t j = 0; j < keys.shape(0); ++j) {
            arrow(keys, j, Ink::key, 2);
            const bool left = keys(j, 0) < 0;
            axes.label({keys(j, 0), keys(j, 1)}, left ? -8 : 8, keys(j, 1) > 0 ? -6 : 16,
                       std::string(names[j]) + ": " + book::decimals(scores(0, j), 1),
                       {Ink::key, 16, left ? Anchor::end : Anchor::start, true});
        }
        arrow(query, 0, Ink::query, 3);
        axes.label({2, 1}, 8, 5, "q", {Ink::query, 17, Anchor::start, true});
        results.picture("roles_plane", drawing);
    });
}
