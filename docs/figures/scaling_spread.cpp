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
        const std::array<std::size_t, 4> widths{1, 4, 16, 64};
        std::array<qkv::Vector, 4> samples;
        std::string description =
            "Left, raw dot products on an axis from -24 to 24; right, the same ones divided by "
            "√d_k, "
            "on an axis from -4 to 4. Their standard deviations, raw and divided:";
        for (std::size_t w = 0; w < widths.size(); ++w) {
            samples[w] = qkv::dot_products(widths[w], drawn, rng);
            const double raw = std::sqrt(qkv::moments(samples[w]).variance);
            description += " at d_k " + std::to_string(widths[w]) + ", " + book::decimals(raw, 1) +
                           " and " +
                           book::decimals(raw / std::sqrt(static_cast<double>(widths[w])), 1) + ";";
        }
        description.back() = '.';

        book::Drawing drawing(720, 350,
                              "Dot products at the widths 1, 4, 16 and 64, raw and divided by √d_k",
                              description);
        constexpr double left = 75, wide = 350, right = 480, narrow = 230, top = 62, step = 62;
        const auto raw_at = [&](double value) { return left + wide * (value + 24) / 48; };
        const auto scaled_at = [&](double value) { return right + narrow * (value + 4) / 8; };
        const double bottom = top + 3 * step + 30;
        drawing.text({raw_at(0), 24}, "q·k", {Ink::wrong, 16, Anchor::middle, true});
        drawing.text({scaled_at(0), 24}, "the same q·k / √d_k",
                     {Ink::score, 16, Anchor::middle, true});
        const auto tick_at = [&](double x, double tick) {
            drawing.line({x, top - 22}, {x, bottom}, {Ink::quiet, 0.4, false});
            drawing.text({x, bottom + 20}, book::decimals(tick, 0),
                         {Ink::text, 13, Anchor::middle, false});
        };
        for (const double tick : {-16.0, -8.0, 0.0, 8.0, 16.0}) tick_at(raw_at(tick), tick);
        for (const double tick : {-2.0, 0.0, 2.0}) tick_at(scaled_at(tick), tick);
        for (std::size_t w = 0; w < widths.size(); ++w) {
            const double y = top + step * static_cast<double>(w);
            const double root = std::sqrt(static_cast<double>(widths[w]));
            drawing.text({left - 8, y + 5}, "d_k = " + std::to_string(widths[w]),
                         {Ink::text, 15, Anchor::end, false});
            for (std::size_t i = 0; i < drawn; ++i) {
                // the golden ratio spreads dots evenly over the height of a row
                const double height = std::fmod(0.618034 * static_cast<double>(i), 1.0) * 26 - 13;
                const double raw = samples[w](i);
                if (std::abs(raw) <= 24) {
                    drawing.dot({raw_at(raw), y + height}, 1.8, Ink::wrong);
                }
                if (std::abs(raw) <= 4 * root) {
                    drawing.dot({scaled_at(raw / root), y + height}, 1.8, Ink::score);
                }
            }
            const auto bracket = [&](double from, double to, double label, double deviation) {
                drawing.line({from, y + 20}, {to, y + 20}, {Ink::text, 2, false});
                for (const double end : {from, to}) {
                    drawing.line({end, y + 16}, {end, y + 24}, {Ink::text, 2, false});
                }
                drawing.text({label, y + 25}, "±" + book::decimals(deviation, 0),
                             {Ink::text, 15, Anchor::middle, true});
            };
            bracket(raw_at(-root), raw_at(root), raw_at(20), root);
            bracket(scaled_at(-1), scaled_at(1), scaled_at(3.55), 1);
        }
        drawing.text({left + wide / 2, bottom + 48},
                     "brackets: one standard deviation, as predicted",
                     {Ink::text, 14, Anchor::middle, false});
        results.picture("scaling_spread", drawing);
    });
}
