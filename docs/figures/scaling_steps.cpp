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

        book::Drawing drawing(720, 420, "From queries, keys and values to the output, step by step",
                              description);
        const std::vector<std::string> queries{"query 0", "query 1"},
            keys{"key 0", "key 1", "key 2"};
        constexpr double cell = 46, row = 28;
        drawing.matrix({85, 60}, q,
                       {Ink::query, cell, row, 0, false, 0, 1, "Q (T 2, d_k 4)", queries, {}});
        drawing.matrix({85, 175}, k,
                       {Ink::key, cell, row, 0, false, 0, 1, "K (S 3, d_k 4)", keys, {}});
        drawing.matrix({85, 310}, v,
                       {Ink::value, cell, row, 0, false, 0, 1, "V (S 3, d_v 1)", keys, {}});
        constexpr double x = 445, wide = 62;
        drawing.matrix({x, 60}, scores,
                       {Ink::score, wide, row, 0, false, 0, 1, "scores Q·Kᵀ (2, 3)", queries, {}});
        drawing.matrix({x, 165}, logits,
                       {Ink::score, wide, row, 1, false, 0, 1, "logits: scores / √4", queries, {}});
        drawing.matrix(
            {x, 270}, attention.weights,
            {Ink::score, wide, row, 3, true, 0, 1, "weights: softmax of each row", queries, {}});
        drawing.matrix(
            {x, 375 - 10}, attention.output,
            {Ink::value, wide + 10, row, 2, false, 0, 1, "output: weights·V (2, 1)", queries, {}});
        const double middle = x + wide * 1.5;
        (void)middle;
        drawing.arrow({276, 88}, {370, 88}, {Ink::query, 1.5, false});
        drawing.arrow({276, 200}, {370, 100}, {Ink::key, 1.5, false});
        drawing.arrow({140, 380}, {370, 393}, {Ink::value, 1.5, false});
        for (const double y : {60.0, 165.0, 270.0}) {
            drawing.arrow({x + 3 * wide + 24, y + 28}, {x + 3 * wide + 24, y + 105},
                          {Ink::score, 1.5, false});
        }
        results.picture("scaling_steps", drawing);
    });
}
