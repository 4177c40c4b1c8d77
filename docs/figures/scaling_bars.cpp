// One query over 8 keys of width 64: its weights without a scale, with 1/√d_k and with 1/d_k.

#include <array>

#include "figure.hpp"
#include "roles.hpp"
#include "scaling.hpp"

namespace {

using book::Anchor;
using book::Ink;

constexpr std::size_t d_k = 64, keys = 8;

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        qkv::Rng rng(12);
        const qkv::Matrix q = qkv::standard_normal(1, d_k, rng);
        const qkv::Matrix k = qkv::standard_normal(keys, d_k, rng);
        const qkv::Matrix scores = qkv::scores(q, k);

        struct Way {
            const char* name;
            const char* key;
            Ink ink;
            qkv::Matrix logits;
        };
        const std::array<Way, 3> ways{{
            {"q·k", "none", Ink::wrong, scores},
            {"q·k / √d_k", "root", Ink::score, scores / std::sqrt(static_cast<double>(d_k))},
            {"q·k / d_k", "width", Ink::quiet, scores / static_cast<double>(d_k)},
        }};
        const auto [least, most] = std::minmax_element(scores.begin(), scores.end());
        results.number("scaling_bars_least", *least, 1);
        results.number("scaling_bars_most", *most, 1);

        std::string description = "Weights of the keys 0 to 7.";
        std::array<qkv::Vector, 3> weights;
        for (std::size_t w = 0; w < ways.size(); ++w) {
            weights[w] = xt::row(qkv::softmax(ways[w].logits), 0);
            description += std::string(" ") + ways[w].name + ":";
            for (const double weight : weights[w]) description += ' ' + book::decimals(weight, 2);
            description += '.';
            results.number(std::string("scaling_bars_") + ways[w].key,
                           *std::max_element(weights[w].begin(), weights[w].end()), 2);
        }
        book::Drawing drawing(720, 320, "The weights of one query over 8 keys, for three scales",
                              description);
        constexpr double panel = 190, height = 190, top = 60, base = top + height;
        for (std::size_t w = 0; w < ways.size(); ++w) {
            const double left = 45 + 232 * static_cast<double>(w);
            drawing.text({left + panel / 2, 24}, ways[w].name,
                         {ways[w].ink, 16, Anchor::middle, true});
            for (const double tick : {0.0, 0.5, 1.0}) {
                const double y = base - height * tick;
                drawing.line({left, y}, {left + panel, y},
                             {Ink::quiet, tick == 0 ? 1.0 : 0.4, false});
                drawing.text({left - 6, y + 5}, book::decimals(tick, 1),
                             {Ink::text, 13, Anchor::end, false});
            }
            for (std::size_t j = 0; j < keys; ++j) {
                const double x = left + panel * (static_cast<double>(j) + 0.5) / keys;
                const double y = base - height * weights[w](j);
                drawing.line({x, base}, {x, y}, {ways[w].ink, 16, false});
                drawing.text({x, base + 18}, std::to_string(j),
                             {Ink::quiet, 13, Anchor::middle, false});
                if (weights[w](j) > 0.2) {
                    drawing.text({x, y - 6}, book::decimals(weights[w](j), 2),
                                 {Ink::text, 13, Anchor::middle, false});
                }
            }
            const double level = base - height / static_cast<double>(keys);
            drawing.line({left, level}, {left + panel, level}, {Ink::text, 1, true});
            const double nats = qkv::entropy(weights[w]);
            drawing.text({left + panel / 2, base + 38}, "key",
                         {Ink::quiet, 13, Anchor::middle, false});
            drawing.text({left + panel / 2, base + 60}, "entropy " + book::decimals(nats, 2),
                         {Ink::text, 14, Anchor::middle, false});
        }
        drawing.text({45 + 464 + panel, base - height / keys - 8}, "1/8",
                     {Ink::text, 13, Anchor::end, false});
        results.picture("scaling_bars", drawing);
    });
}
