// What two tokens can give themselves: heads with a shared matrix stay on one side of a line, heads with
// two matrices do not.

#include <cmath>

#include "cross_attention.hpp"
#include "figure.hpp"
#include "three_matrices.hpp"

namespace {

const qkv::Matrix two_tokens{{1, 0}, {0, 1}};

qkv::Matrix weights_of(const qkv::Head& head) {
    return qkv::self_attention(two_tokens, head).weights;
}

/// A matrix (2, 2) of normal draws, some weak and some strong.
qkv::Matrix draw(qkv::Rng& rng) {
    const double strength = 2 * std::abs(qkv::standard_normal(1, 1, rng)(0, 0));
    return strength * qkv::standard_normal(2, 2, rng);
}

qkv::Matrix draw_weights(bool shared, qkv::Rng& rng) {
    const qkv::Matrix w_q = draw(rng);
    const qkv::Matrix w_k = shared ? w_q : draw(rng);
    return weights_of({.w_q = w_q, .w_k = w_k, .w_v = two_tokens});
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        using book::Anchor;
        using book::Ink;
        constexpr int draws = 20000, shown = 350;
        qkv::Rng rng(3);
        std::vector<book::Point> drawn[2];
        double smallest[2] = {2, 2};
        int below = 0;
        for (const bool shared : {true, false}) {
            const int which = shared ? 0 : 1;
            for (int n = 0; n < draws; ++n) {
                const qkv::Matrix a = draw_weights(shared, rng);
                smallest[which] = std::min(smallest[which], a(0, 0) + a(1, 1));
                if (!shared && a(0, 0) + a(1, 1) < 1) ++below;
                if (n < shown) drawn[which].push_back({a(0, 0), a(1, 1)});
            }
        }
        if (smallest[0] < 1 - 1e-12) throw std::logic_error("a shared matrix crossed the line");
        const qkv::Matrix swapped = weights_of(qkv::swap_head());
        results.text("three_swap_draws", "20,000");
        results.number("three_swap_shown", shown, 0);
        results.number("three_swap_smallest_shared", smallest[0], 3);
        results.number("three_swap_smallest_separate", smallest[1], 3);
        results.number("three_swap_below", 100.0 * below / draws, 0);

        // Four ways to point at the other token; all have W_k = I and d_k = 2.
        const auto other = [](double entry) {
            const qkv::Head head{
                .w_q = {{0, entry}, {entry, 0}}, .w_k = two_tokens, .w_v = two_tokens};
            return weights_of(head)(0, 1);
        };
        results.number("three_swap_ones", other(1), 2);
        results.number("three_swap_no_scale", other(std::log(99.0)), 3);
        results.number("three_swap_scaled", other(std::log(99.0) * std::sqrt(2.0)), 3);
        results.number("three_ln_99", std::log(99.0), 1);

        book::Drawing drawing(
            720, 400, "What two tokens can give themselves, with a shared matrix and with two",
            "Two square maps of 350 random heads each. Across: the weight that token 0 gives "
            "itself; up: the weight that token 1 gives itself. With a shared matrix all heads lie "
            "on or above the line where the two weights add up to 1; the corner of the swap, 0 and "
            "0, is out of reach. With two matrices heads lie everywhere, and the swap head lies in "
            "that corner.");
        const auto panel = [&](double left, int which, const std::string& name) {
            constexpr double size = 240, top = 78;
            drawing.text({left - 40, 24}, name, {Ink::text, 16, Anchor::start, true});
            book::Axes axes(drawing, {left, top}, size, size,
                            {0, 1, {0, 0.5, 1}, "weight of token 0 on itself, A_{00}", false, 1},
                            {0, 1, {0, 0.5, 1}, "weight of token 1 on itself, A_{11}", false, 1});
            if (which == 0) {
                drawing.area({axes.at(0, 1), axes.at(1, 0)}, axes.at(0, 0).y, Ink::wrong);
            }
            axes.curve({{0, 1}, {1, 0}}, {which == 0 ? Ink::wrong : Ink::quiet, 2, which != 0});
            for (const book::Point& point : drawn[which]) {
                drawing.dot(axes.at(point.x, point.y), 2, Ink::score);
            }
            return axes;
        };
        book::Axes one = panel(70, 0, "one shared matrix");
        one.label({0, 0}, 12, -34, "no head here:", {Ink::wrong, 15, Anchor::start, true});
        one.label({0, 0}, 12, -14, "A_{00} + A_{11} < 1", {Ink::wrong, 15, Anchor::start, true});
        book::Axes two = panel(465, 1, "two matrices");
        drawing.dot(two.at(swapped(0, 0), swapped(1, 1)), 7, Ink::query);
        two.label({0, 0}, -12, -14, "swap_head()", {Ink::query, 15, Anchor::end, true});
        results.picture("three_matrices_swap", drawing);
    });
}
