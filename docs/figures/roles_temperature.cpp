// From soft to hard: the weights of one query as the temperature falls, and the hard lookup at the
// end.

#include "roles_example.hpp"

namespace {

using namespace roles_example;
using book::Anchor;
using book::Ink;

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        results.input("temperature", "q", row(q, followed));
        results.input("temperature", "k", k);
        results.input("temperature", "v", v);
        const qkv::Matrix query = row(q, followed);
        struct Line {
            std::string name;
            qkv::Matrix weights, output;
        };
        std::vector<Line> lines;
        for (const double temperature : {100.0, 10.0, 4.0, root_d_k(), 1.0, 0.5, 0.1}) {
            const qkv::Attention found = qkv::soft_lookup(query, k, v, temperature);
            const bool scaled = temperature == root_d_k();
            std::string name = scaled ? "√d_k = " + book::decimals(temperature, 2)
                                      : book::decimals(temperature, temperature < 1 ? 1 : 0);
            lines.push_back({name, found.weights, found.output});
        }
        // Where the values are the identity, a lookup returns its weights.
        const qkv::Matrix identity = xt::eye<double>(k.shape(0));
        lines.push_back(
            {"hard lookup", qkv::hard_lookup(query, k, identity), qkv::hard_lookup(query, k, v)});
        std::string description = "Weights of one query, whose scores are " +
                                  tuple(qkv::scores(query, k), 0, 0) +
                                  ", from a high temperature to a low one.";
        for (const Line& line : lines) {
            description += " " + line.name + ": weights " + tuple(line.weights, 0, 3) +
                           ", output " + tuple(line.output, 0, 2) + ".";
        }
        book::Drawing drawing(720, 390, "Weights as the temperature falls", description);
        constexpr double left = 150, width = 88, height = 34, top = 74;
        drawing.text({left - 14, top - 12}, "temperature", {Ink::text, 14, Anchor::end, false});
        drawing.text({left, 22}, "weights", {Ink::score, 15, Anchor::start, true});
        drawing.text({570, 22}, "output", {Ink::value, 15, Anchor::start, true});
        const qkv::Matrix scores = qkv::scores(query, k);
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            const double x = left + width * (static_cast<double>(j) + 0.5);
            drawing.text({x, top - 30}, "k_" + std::to_string(j),
                         {Ink::key, 14, Anchor::middle, true});
            drawing.text({x, top - 12}, "score " + book::decimals(scores(0, j), 0),
                         {Ink::quiet, 13, Anchor::middle, false});
        }
        double y = top;
        for (const Line& line : lines) {
            const bool hard = &line == &lines.back();
            const bool scaled = line.name.starts_with("√");
            if (hard) y += 14;
            drawing.text({left - 14, y + height / 2 + 5}, line.name,
                         {Ink::text, 15, Anchor::end, hard || scaled});
            drawing.matrix({left, y}, line.weights,
                           {Ink::score, width, height, 3, true, 0, 1, "", {}, {}});
            drawing.matrix({570, y}, line.output,
                           {Ink::value, 66, height, 2, false, 0, 1, "", {}, {}});
            if (scaled) {
                drawing.box({left, y}, width * 4, height, {Ink::query, 3, false});
            }
            y += height;
        }
        drawing.arrow({528, top + 6}, {528, y - 6}, {Ink::quiet, 1.5, false});
        drawing.text({528, top - 12}, "warm", {Ink::quiet, 13, Anchor::middle, false});
        drawing.text({528, y + 16}, "cold", {Ink::quiet, 13, Anchor::middle, false});
        results.picture("roles_temperature", drawing);

        const qkv::Attention warm = qkv::soft_lookup(query, k, v, 100.0);
        results.number("roles_warm_least", xt::amin(warm.weights)(), 3);
        results.number("roles_warm_most", xt::amax(warm.weights)(), 3);
    });
}
