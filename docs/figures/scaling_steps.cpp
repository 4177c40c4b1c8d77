// Scaled dot-product attention with numbers: 2 queries, 3 keys of width 4, 3 values of width 1. The
// page shows the same matrices as code, from docs/quizzes/4_scaling.cpp.

#include "figure.hpp"
#include "roles.hpp"
#include "scaling.hpp"

namespace {

using book::Anchor;
using book::Ink;

const qkv::Matrix q{{2, 0, 1, 1}, {0, 1, -1, 0}};
const qkv::Matrix k{{1, 3, 2, 0}, {0, 1, 1, 1}, {1, 0, -1, -1}};
const qkv::Matrix v{{10}, {20}, {40}};

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        const qkv::Matrix scores = qkv::scores(q, k);
        const qkv::Matrix logits = scores / std::sqrt(static_cast<double>(k.shape(1)));
        const qkv::Attention attention = qkv::scaled_dot_product_attention(q, k, v);
        const qkv::Matrix unscaled = qkv::softmax(scores);
        results.number("scaling_steps_score", scores(0, 0), 0);
        results.number("scaling_steps_logit", logits(0, 0), 1);
        results.number("scaling_steps_weight", attention.weights(0, 0), 3);
        results.number("scaling_steps_output", attention.output(0, 0), 2);
        results.number("scaling_steps_output_1", attention.output(1, 0), 2);
        results.number("scaling_steps_unscaled", unscaled(0, 0), 3);
        results.number("scaling_steps_by_keys", qkv::softmax(scores / std::sqrt(3.0))(0, 0), 3);

        std::string description = "Q, 2 by 4, with K transposed gives the scores, 2 by 3:";
        const auto say = [&](const qkv::Matrix& matrix, int places) {
            for (const double number : matrix) description += ' ' + book::decimals(number, places);
            description += '.';
        };
        say(scores, 0);
        description += " Divided by 2, the root of d_k = 4, they are the logits:";
        say(logits, 1);
        description += " The softmax of each row is the weights:";
        say(attention.weights, 3);
        description += " The weights times V, 3 by 1, are the output, 2 by 1:";
        say(attention.output, 2);

        book::Drawing drawing(720, 455, "From queries, keys and values to the output, step by step",
                              description);
        const std::vector<std::string> queries{"query 0", "query 1"};
        const std::vector<std::string> keys{"key 0", "key 1", "key 2"};
        constexpr double cell = 46, row = 28, left = 70, right = 420, wide = 66;
        const auto grid = [](Ink ink, double width, int places, const char* name,
                             const std::vector<std::string>& rows,
                             const std::vector<std::string>& columns) {
            return book::Grid{ink, width, row, places, false, 0, 1, name, rows, columns};
        };
        drawing.matrix({left, 52}, q, grid(Ink::query, cell, 0, "Q (T 2, d_k 4)", queries, {}));
        drawing.matrix({left, 160}, k, grid(Ink::key, cell, 0, "K (S 3, d_k 4)", keys, {}));
        drawing.matrix({left, 355}, v, grid(Ink::value, cell, 0, "V (S 3, d_v 1)", keys, {}));
        drawing.matrix({right, 52}, scores,
                       grid(Ink::score, wide, 0, "scores Q·Kᵀ (2, 3)", queries, keys));
        drawing.matrix({right, 160}, logits,
                       grid(Ink::score, wide, 1, "logits: scores / √4", queries, {}));
        book::Grid heat = grid(Ink::score, wide, 3, "weights: softmax along a row", queries, {});
        heat.heat = true;
        drawing.matrix({right, 262}, attention.weights, heat);
        drawing.matrix({right, 380}, attention.output,
                       grid(Ink::value, wide, 2, "output: weights·V (2, 1)", queries, {}));
        drawing.arrow({left + 4 * cell + 10, 80}, {right - 62, 80}, {Ink::query, 1.5, false});
        drawing.arrow({left + 4 * cell + 10, 180}, {right - 62, 100}, {Ink::key, 1.5, false});
        drawing.arrow({left + cell + 10, 397}, {right - 62, 408}, {Ink::value, 1.5, false});
        const double down = right + 3 * wide + 62;
        for (const double y : {80.0, 188.0, 290.0}) {
            const double to = y < 100 ? 188 : y < 200 ? 290 : 408;
            drawing.line({right + 3 * wide + 10, y + 5}, {down, y + 5}, {Ink::score, 1.5, false});
            drawing.line({down, y + 5}, {down, to - 5}, {Ink::score, 1.5, false});
            const double end = to > 400 ? right + wide : right + 3 * wide;
            drawing.arrow({down, to - 5}, {end + 10, to - 5}, {Ink::score, 1.5, false});
        }
        results.picture("scaling_steps", drawing);
    });
}
