// Where outputs can lie: inside of the hull of the values; and the way that one output takes
// through it as the temperature falls.

#include "roles_example.hpp"

namespace {

using namespace roles_example;
using book::Anchor;
using book::Ink;
using book::Point;

Point point_of(const qkv::Matrix& matrix, std::size_t i) { return {matrix(i, 0), matrix(i, 1)}; }

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        const qkv::Attention all = qkv::soft_lookup(q, k, v, root_d_k());
        const qkv::Matrix query = row(q, followed);
        const qkv::Matrix warm = qkv::soft_lookup(query, k, v, 1e6).output;
        std::string description = "The four values " + tuple(v, 0, 0) + ", " + tuple(v, 1, 0) +
                                  ", " + tuple(v, 2, 0) + " and " + tuple(v, 3, 0) +
                                  " are the corners of a quadrangle. The five outputs";
        for (std::size_t i = 0; i < q.shape(0); ++i) {
            description += (i == 0 ? " " : ", ") + tuple(all.output, i, 2);
        }
        description += " lie in it. That of query 1 moves from the mean of all values, " +
                       tuple(warm, 0, 2) + ", to value 1, " +
                       tuple(qkv::hard_lookup(query, k, v), 0, 0) + ", as the temperature falls.";
        book::Drawing drawing(720, 430, "The outputs lie between the values", description);
        book::Axes axes(drawing, {70, 40}, 600, 340,
                        {-7, 5, {-6, -4, -2, 0, 2, 4}, "feature 0 of values and outputs", false, 0},
                        {-3, 3.8, {-2, 0, 2}, "feature 1", false, 0});
        axes.curve({point_of(v, 0), point_of(v, 1), point_of(v, 2), point_of(v, 3), point_of(v, 0)},
                   {Ink::value, 1.5, false});
        std::vector<Point> way;
        for (double log_temperature = 6; log_temperature > -6; log_temperature -= 0.05) {
            way.push_back(
                point_of(qkv::soft_lookup(query, k, v, std::exp(log_temperature)).output, 0));
        }
        axes.curve(way, {Ink::query, 2.5, false});
        for (std::size_t j = 0; j < v.shape(0); ++j) axes.points({point_of(v, j)}, Ink::value);
        const Point off[] = {{12, -8}, {12, -8}, {-10, -10}, {12, 18}};
        for (std::size_t j = 0; j < v.shape(0); ++j) {
            axes.label(point_of(v, j), off[j].x, off[j].y, "v_" + std::to_string(j),
                       {Ink::value, 16, off[j].x < 0 ? Anchor::end : Anchor::start, true});
        }
        for (std::size_t i = 0; i < q.shape(0); ++i) {
            const bool here = i == followed;
            axes.points({point_of(all.output, i)}, here ? Ink::query : Ink::text);
            const bool left = i == 2 || i == 4, below = here;  // where there is room
            axes.label(
                point_of(all.output, i), left ? -9 : 9, below ? 17 : -8, "o_" + std::to_string(i),
                {here ? Ink::query : Ink::text, 15, left ? Anchor::end : Anchor::start, here});
        }
        axes.points({point_of(warm, 0)}, Ink::quiet);
        axes.label(point_of(warm, 0), -10, 20, "mean of V", {Ink::quiet, 14, Anchor::end, false});
        results.picture("roles_hull", drawing);
        const qkv::Vector low = xt::amin(v, {0});
        const qkv::Vector high = xt::amax(v, {0});
        results.text("roles_range_0",
                     book::decimals(low(0), 0) + " to " + book::decimals(high(0), 0));
    });
}
