// How far dot products stray at four widths, before and after the division by √d_k: the same
// samples twice.

#include <array>

#include "figure.hpp"
#include "scaling.hpp"

namespace {

using book::Anchor;
using book::Ink;
using book::Point;

constexpr std::size_t drawn = 120;

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        qkv::Rng rng(7);
        book::Drawing drawing(
            720, 360,
            "120 dot products each at the widths 1, 4, 16 and 64, raw and divided by √d_k",
            "Left, the raw dot products on an axis from -24 to 24: those of width 1 lie within "
            "about "
            "1 of 0, those of width 4 within about 2, of width 16 within about 4, of width 64 "
            "within "
            "about 8. Right, the same ones divided by √d_k, on an axis from -4 to 4: all four rows "
            "spread alike, about 1 on either side.");
        constexpr double left = 75, wide = 360, right = 485, narrow = 220, top = 62, step = 66;
        const auto raw_at = [&](double value) { return left + wide * (value + 24) / 48; };
        const auto scaled_at = [&](double value) { return right + narrow * (value + 4) / 8; };
        const double bottom = top + 3 * step + 38;
        drawing.text({left + wide / 2, 24}, "q·k", {Ink::wrong, 16, Anchor::middle, true});
        drawing.text({right + narrow / 2, 24}, "the same q·k / √d_k",
                     {Ink::score, 16, Anchor::middle, true});
        for (const double tick : {-24.0, -16.0, -8.0, 0.0, 8.0, 16.0, 24.0}) {
            drawing.line({raw_at(tick), top - 28}, {raw_at(tick), bottom},
                         {Ink::quiet, 0.4, false});
            drawing.text({raw_at(tick), bottom + 20}, book::decimals(tick, 0),
                         {Ink::text, 13, Anchor::middle, false});
        }
        for (const double tick : {-4.0, -2.0, 0.0, 2.0, 4.0}) {
            drawing.line({scaled_at(tick), top - 28}, {scaled_at(tick), bottom},
                         {Ink::quiet, 0.4, false});
            drawing.text({scaled_at(tick), bottom + 20}, book::decimals(tick, 0),
                         {Ink::text, 13, Anchor::middle, false});
        }
        double y = top;
        for (const std::size_t d_k : {1, 4, 16, 64}) {
            const double root = std::sqrt(static_cast<double>(d_k));
            const qkv::Vector samples = qkv::dot_products(d_k, drawn, rng);
            drawing.text({left - 14, y + 5}, "d_k = " + std::to_string(d_k),
                         {Ink::text, 15, Anchor::end, false});
            for (std::size_t i = 0; i < drawn; ++i) {
                // the golden ratio spreads dots evenly over the height of a row
                const double height = std::fmod(0.618034 * static_cast<double>(i), 1.0) * 26 - 13;
                if (std::abs(samples(i)) <= 24)
                    drawing.dot({raw_at(samples(i)), y + height}, 1.8, Ink::wrong);
                if (std::abs(samples(i)) <= 4 * root) {
                    drawing.dot({scaled_at(samples(i) / root), y + height}, 1.8, Ink::score);
                }
            }
            const auto bracket = [&](double from, double to) {
                drawing.line({from, y + 20}, {to, y + 20}, {Ink::text, 2, false});
                for (const double end : {from, to})
                    drawing.line({end, y + 16}, {end, y + 24}, {Ink::text, 2, false});
            };
            bracket(raw_at(-root), raw_at(root));
            bracket(scaled_at(-1), scaled_at(1));
            drawing.text({raw_at(root) + 8, y + 27}, "±" + book::decimals(root, 0),
                         {Ink::text, 14, Anchor::start, true});
            drawing.text({scaled_at(1) + 8, y + 27}, "±1", {Ink::text, 14, Anchor::start, true});
            y += step;
        }
        drawing.text({left + wide / 2, bottom + 42}, "brackets: ±√d_k, the standard deviation",
                     {Ink::text, 14, Anchor::middle, false});
        results.picture("scaling_spread", drawing);
    });
}
