// Where Q, K and V come from: all from one sequence, or Q from one and K and V from another.

#include <cmath>

#include "cross_attention_maps.hpp"
#include "figure.hpp"

namespace {

using book::Ink;

constexpr double side = 12;

/// The part that both kinds share: Q, K and V at these places, and what attention makes of them.
void attention_of(book::Drawing& drawing, double left, const qkv::QKV& made,
                  const qkv::Attention& attention) {
    using lesson_5::cells;
    const double y = 206;
    const auto name = [&](double x, double at, const std::string& text, Ink ink) {
        drawing.text({x, at}, text, {ink, 15, book::Anchor::start, true});
    };
    const double q = left + 30, k = left + 142, v = left + 244;
    name(q - 14, y - 8, "Q (T, d_k)", Ink::query);
    const auto q_end = cells(drawing, {q, y}, made.q.shape(0), made.q.shape(1), side, Ink::query);
    name(k - 14, y - 8, "K (S, d_k)", Ink::key);
    const auto k_end = cells(drawing, {k, y}, made.k.shape(0), made.k.shape(1), side, Ink::key);
    name(v - 14, y - 8, "V (S, d_v)", Ink::value);
    const auto v_end = cells(drawing, {v, y}, made.v.shape(0), made.v.shape(1), side, Ink::value);

    const double below = 356;
    name(left + 56, below - 8, "weights (T, S)", Ink::score);
    const auto weights = cells(drawing, {left + 74, below}, attention.weights.shape(0),
                               attention.weights.shape(1), side, Ink::score);
    drawing.arrow({(q + q_end.x) / 2, q_end.y + 6}, {left + 84, below - 26},
                  {Ink::query, 1.5, false});
    drawing.arrow({(k + k_end.x) / 2, k_end.y + 6}, {left + 128, below - 26},
                  {Ink::key, 1.5, false});
    drawing.text({left + 30, below + 58}, "softmax(Q·Kᵀ / √d_k)",
                 {Ink::score, 14, book::Anchor::start, false});
    const auto output = cells(drawing, {v, below}, attention.output.shape(0),
                              attention.output.shape(1), side, Ink::value);
    name(v - 30, output.y + 20, "output (T, d_v)", Ink::value);
    drawing.arrow({weights.x + 8, below + 18}, {v - 8, below + 18}, {Ink::score, 1.5, false});
    drawing.arrow({(v + v_end.x) / 2, v_end.y + 6}, {(v + v_end.x) / 2, below - 6},
                  {Ink::value, 1.5, false});
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        using namespace lesson_5;
        // the decoder's own self-attention would be masked; here only the origins matter
        const qkv::Head own{head.w_q,
                            {{1, 0}, {0, 1}, {1, 1}, {0, 1}, {1, 0}},
                            qkv::Matrix(xt::ones<double>({5, 4}))};
        const qkv::QKV self{qkv::project(decoder, own.w_q), qkv::project(decoder, own.w_k),
                            qkv::project(decoder, own.w_v)};
        const qkv::QKV cross{qkv::project(decoder, head.w_q), qkv::project(encoder, head.w_k),
                             qkv::project(encoder, head.w_v)};

        book::Drawing drawing(
            720, 440, "Where Q, K and V come from in self-attention and in cross-attention",
            "Left, self-attention: one sequence x of 3 rows gives Q, 3 by 2, K, 3 by 2, and V, 3 "
            "by "
            "4; the weights are 3 by 3, the output 3 by 4. Right, cross-attention: the decoder, 3 "
            "rows of width 5, gives Q, 3 by 2; the encoder, 6 rows of width 7, gives K, 6 by 2, "
            "and "
            "V, 6 by 4; the weights are 3 by 6, the output 3 by 4: a row for each query.");
        drawing.text({4, 24}, "self-attention: one sequence, S = T",
                     {Ink::text, 17, book::Anchor::start, true});
        drawing.text({372, 24}, "cross-attention: two sequences",
                     {Ink::text, 17, book::Anchor::start, true});
        drawing.line({356, 8}, {356, 432}, {Ink::quiet, 0.75, false});

        // one input, three arrows
        drawing.text({112, 58}, "x (T, d_model)", {Ink::input, 15, book::Anchor::start, true});
        const auto x =
            cells(drawing, {128, 66}, decoder.shape(0), decoder.shape(1), side, Ink::input);
        drawing.arrow({132, x.y + 8}, {46, 180}, {Ink::query, 1.5, false});
        drawing.arrow({157, x.y + 8}, {157, 180}, {Ink::key, 1.5, false});
        drawing.arrow({184, x.y + 8}, {266, 180}, {Ink::value, 1.5, false});
        drawing.text({52, 130}, "W_q", {Ink::query, 15, book::Anchor::start, false});
        drawing.text({164, 150}, "W_k", {Ink::key, 15, book::Anchor::start, false});
        drawing.text({236, 130}, "W_v", {Ink::value, 15, book::Anchor::start, false});
        attention_of(drawing, 0, self, qkv::self_attention(decoder, own));

        // two inputs
        drawing.text({372, 58}, "decoder (T, d_dec)", {Ink::input, 15, book::Anchor::start, true});
        const auto d =
            cells(drawing, {384, 66}, decoder.shape(0), decoder.shape(1), side, Ink::input);
        drawing.text({548, 58}, "encoder (S, d_enc)", {Ink::input, 15, book::Anchor::start, true});
        const auto e =
            cells(drawing, {560, 66}, encoder.shape(0), encoder.shape(1), side, Ink::input);
        drawing.arrow({412, d.y + 8}, {412, 180}, {Ink::query, 1.5, false});
        drawing.text({380, 150}, "W_q", {Ink::query, 15, book::Anchor::start, false});
        drawing.arrow({572, e.y + 8}, {534, 180}, {Ink::key, 1.5, false});
        drawing.text({518, 160}, "W_k", {Ink::key, 15, book::Anchor::start, false});
        drawing.arrow({624, e.y + 8}, {636, 180}, {Ink::value, 1.5, false});
        drawing.text({642, 164}, "W_v", {Ink::value, 15, book::Anchor::start, false});
        attention_of(drawing, 368, cross, qkv::cross_attention(decoder, encoder, head));
        results.picture("cross_attention_sources", drawing);
    });
}
