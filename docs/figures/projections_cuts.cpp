// What equal widths hide: the same nine columns cut in three ways, with d_v = 5 and with d_v = d_k.

#include "../quizzes/1_projections.hpp"
#include "figure.hpp"

namespace {

using book::Anchor;
using book::Ink;

struct Part {
    std::size_t first, end;
};

/// Which columns are taken for q, k and v.
struct Way {
    std::string name;
    Part q, k, v;
};

constexpr double wide = 30, high = 28;

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        const qkv::Matrix w = example::side_by_side(example::head);
        const qkv::Matrix product = qkv::project(example::x, w);
        const std::size_t all = w.shape(1);

        struct Panel {
            std::size_t d_k, d_v;
        };
        const std::array<Panel, 2> panels{{{2, 5}, {3, 3}}};
        book::Drawing drawing(
            620, 416, "Nine columns cut into q, k and v in three ways, for two choices of widths",
            "With d_k 2 and d_v 5: cut at d_k and 2 d_k, all is right; taken in the order K, Q, V, "
            "the shapes are right and the numbers wrong; cut into thirds, the shapes are wrong. "
            "With d_k and d_v both 3: the first is right, the second again has right shapes and "
            "wrong numbers, and thirds are right.");
        for (std::size_t p = 0; p < panels.size(); ++p) {
            const auto [d_k, d_v] = panels[p];
            const double left = 20 + 320 * static_cast<double>(p);
            drawing.text({left, 20},
                         "d_k = " + std::to_string(d_k) + ", d_v = " + std::to_string(d_v),
                         {Ink::text, 17, Anchor::start, true});
            const std::size_t third = all / 3;
            const std::array<Way, 3> ways{{
                {"cut at d_k and 2·d_k: Q, K, V", {0, d_k}, {d_k, 2 * d_k}, {2 * d_k, all}},
                {"taken in the order K, Q, V", {d_k, 2 * d_k}, {0, d_k}, {2 * d_k, all}},
                {"cut into three equal parts", {0, third}, {third, 2 * third}, {2 * third, all}},
            }};
            const qkv::QKV right = qkv::project_fused(example::x, w, d_k, d_v);
            for (std::size_t i = 0; i < ways.size(); ++i) {
                const Way& way = ways[i];
                const double y = 66 + 124 * static_cast<double>(i);
                drawing.text({left, y - 12}, way.name, {Ink::text, 15});
                for (std::size_t c = 0; c < all; ++c) {
                    const Ink ink = c < d_k ? Ink::query : c < 2 * d_k ? Ink::key : Ink::value;
                    const char* owner = c < d_k ? "Q" : c < 2 * d_k ? "K" : "V";
                    const book::Point at{left + wide * static_cast<double>(c), y};
                    drawing.box(at, wide, high, {ink, 1, false}, true);
                    drawing.text({at.x + wide / 2, at.y + 19}, owner,
                                 {ink, 15, Anchor::middle, true});
                }
                const auto taken = [&](const Part& part, const char* name, Ink ink) {
                    const double from = left + wide * static_cast<double>(part.first) + 3;
                    const double to = left + wide * static_cast<double>(part.end) - 3;
                    const double line = y + high + 12;
                    drawing.path({{from, line - 6}, {from, line}, {to, line}, {to, line - 6}},
                                 {ink, 2, false});
                    drawing.text({(from + to) / 2, line + 17}, name,
                                 {ink, 15, Anchor::middle, true});
                };
                taken(way.q, "q", Ink::query);
                taken(way.k, "k", Ink::key);
                taken(way.v, "v", Ink::value);

                bool shapes = true, numbers = true;
                const auto compare = [&](const Part& part, const qkv::Matrix& expected) {
                    const qkv::Matrix got = example::columns(product, part.first, part.end);
                    const bool same_shape = got.shape() == expected.shape();
                    shapes = shapes && same_shape;
                    numbers = numbers && same_shape && xt::allclose(got, expected);
                };
                compare(way.q, right.q);
                compare(way.k, right.k);
                compare(way.v, right.v);
                const std::string verdict = !shapes    ? "wrong shapes"
                                            : !numbers ? "right shapes, wrong numbers"
                                                       : "right";
                drawing.text({left, y + high + 50}, verdict,
                             {numbers ? Ink::text : Ink::wrong, 15, Anchor::start, true});
            }
        }
        results.picture("projections_cuts", drawing);
    });
}
