// How X becomes Q, K and V: three products of one input, with a width each of its own.

#include "../quizzes/1_projections.hpp"
#include "figure.hpp"
#include "projections_text.hpp"

namespace {

using book::Ink;

constexpr double wide = 38, high = 26;

/// A thick frame around one row of a matrix that was drawn at `top_left`.
void mark_row(book::Drawing& drawing, book::Point top_left, std::size_t row, std::size_t columns,
              Ink ink) {
    drawing.box({top_left.x, top_left.y + high * static_cast<double>(row)},
                wide * static_cast<double>(columns), high, {ink, 3, false});
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        results.input("projections", "x", example::x);
        results.input("projections", "w_q", example::head.w_q);
        results.input("projections", "w_k", example::head.w_k);
        results.input("projections", "w_v", example::head.w_v);
        const qkv::QKV projected = qkv::project_qkv(example::x, example::head);
        book::Drawing drawing(
            672, 500, "X times W_q, W_k and W_v gives Q, K and V",
            "X, 3 by 4, times W_q, 4 by 2, is Q, 3 by 2. The same X times W_k, 4 by 2, is K, 3 by "
            "2. The same X times W_v, 4 by 5, is V, 3 by 5. Row 1 is marked throughout: row 1 of "
            "X, " +
                projections::tuple(example::x, 1) + ", gives " +
                projections::tuple(projected.q, 1) + " in Q, " +
                projections::tuple(projected.k, 1) + " in K and " +
                projections::tuple(projected.v, 1) + " in V.");
        const std::vector<std::string> positions{"0", "1", "2"};
        const book::Point input{24, 210};
        const auto input_end = drawing.matrix(
            input, example::x, {Ink::input, wide, high, 1, false, 0, 1, "X (3, 4)", positions, {}});
        mark_row(drawing, input, 1, example::x.shape(1), Ink::input);
        drawing.text({input.x, input_end.y + 24}, "seq_len 3, d_model 4", {Ink::quiet, 14});
        struct Product {
            const char* w_name;
            const char* name;
            const qkv::Matrix& w;
            const qkv::Matrix& product;
            Ink ink;
        };
        const Product products[] = {
            {"W_q (4, d_k = 2)", "Q = X·W_q (3, 2)", example::head.w_q, projected.q, Ink::query},
            {"W_k (4, d_k = 2)", "K = X·W_k (3, 2)", example::head.w_k, projected.k, Ink::key},
            {"W_v (4, d_v = 5)", "V = X·W_v (3, 5)", example::head.w_v, projected.v, Ink::value}};
        double y = 36;
        const double start_y = input.y + 1.5 * high;
        for (const Product& each : products) {
            const auto corner = drawing.matrix(
                {228, y}, each.w, {each.ink, wide, high, 1, false, 0, 1, each.w_name, {}, {}});
            const double middle = y + 2 * high;
            drawing.arrow({input_end.x + 6, start_y}, {219, middle}, {each.ink, 1.5, false});
            drawing.arrow({corner.x + 6, middle}, {446, middle}, {each.ink, 1.5, false});
            const book::Point at{470, middle - 1.5 * high};
            drawing.matrix(at, each.product,
                           {each.ink, wide, high, 1, false, 0, 1, each.name, positions, {}});
            mark_row(drawing, at, 1, each.product.shape(1), each.ink);
            y += 166;
        }
        results.picture("projections", drawing);
    });
}
