// The path of one token: from its row of X to its row of the output, in self-attention, with the numbers of
// the worked example of lesson 1. docs/living/figures/path.js walks the same path.

#include "../quizzes/1_projections.hpp"
#include "figure.hpp"
#include "projections_text.hpp"
#include "roles.hpp"
#include "scaling.hpp"

namespace {

using book::Ink;

constexpr double wide = 44, high = 26;
constexpr std::size_t followed = 2;

qkv::Matrix row_of(const qkv::Matrix& matrix) {
    return xt::view(matrix, xt::range(followed, followed + 1), xt::all());
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        results.input("path", "x", example::x);
        results.input("path", "w_q", example::head.w_q);
        results.input("path", "w_k", example::head.w_k);
        results.input("path", "w_v", example::head.w_v);
        const qkv::QKV made = qkv::project_qkv(example::x, example::head);
        const qkv::Matrix x = row_of(example::x), q = row_of(made.q);
        const qkv::Matrix scores = qkv::scores(q, made.k);
        const double root = std::sqrt(static_cast<double>(made.k.shape(1)));
        const qkv::Matrix logits = scores / root;
        const qkv::Attention found = qkv::scaled_dot_product_attention(q, made.k, made.v);
        book::Drawing drawing(720, 345, "The path of token 2 from X to the output",
                              "Row 2 of X, " + projections::tuple(x, 0) +
                                  ", times W_q is the query " + projections::tuple(q, 0) +
                                  ". With the three keys it scores " +
                                  projections::tuple(scores, 0) +
                                  ". Divided by the root of 2 and through the "
                                  "softmax, these are the weights " +
                                  projections::tuple(found.weights, 0) +
                                  ". They mix the three values into the output " +
                                  projections::tuple(found.output, 0) + ".");
        const std::vector<std::string> tokens{"0", "1", "2"};
        const auto grid = [](Ink ink, int decimals, const char* name,
                             std::vector<std::string> rows) {
            return book::Grid{ink, wide, high, decimals, false, 0, 1, name, std::move(rows), {}};
        };
        drawing.matrix({40, 40}, x, grid(Ink::input, 1, "x, row 2 of X", {"2"}));
        drawing.matrix({310, 40}, q, grid(Ink::query, 1, "q = x·W_q", {"2"}));
        drawing.matrix({470, 40}, made.k, grid(Ink::key, 1, "K = X·W_k", tokens));
        drawing.arrow({222, 53}, {282, 53}, {Ink::query, 1.5, false});
        drawing.arrow({404, 53}, {442, 53}, {Ink::score, 1.5, false});
        drawing.matrix({40, 172}, scores, grid(Ink::score, 2, "scores q·Kᵀ", {"2"}));
        drawing.matrix({265, 172}, logits, grid(Ink::score, 2, "divided by √2", {"2"}));
        book::Grid weights = grid(Ink::score, 3, "weights", {"2"});
        weights.heat = true;
        weights.cell_width = 56;
        drawing.matrix({490, 172}, found.weights, weights);
        drawing.arrow({180, 185}, {237, 185}, {Ink::score, 1.5, false});
        drawing.arrow({405, 185}, {462, 185}, {Ink::score, 1.5, false});
        drawing.matrix({40, 256}, made.v, grid(Ink::value, 1, "V = X·W_v", tokens));
        drawing.matrix({420, 282}, found.output, grid(Ink::value, 2, "output, weights·V", {"2"}));
        drawing.arrow({268, 295}, {392, 295}, {Ink::value, 1.5, false});
        results.picture("path", drawing);
    });
}
