// How X becomes Q, K and V: three products of one input, with a width each of its own.

#include "projections.hpp"

#include "figure.hpp"

namespace {

/// Seven features of a token in three positions; d_k = 2 and d_v = 4: no two sizes are equal.
const qkv::Matrix x{{1, 0, 2, -1, 0.5}, {0, 1, -1, 1, 2}, {2, 1, 0, 0, -1}};
const qkv::Head head{
    {{1, 0}, {0, 1}, {0.5, -1}, {1, 1}, {0, 2}},
    {{0, 1}, {1, 0}, {1, 0.5}, {-1, 1}, {0.5, 0}},
    {{1, 0, 0, 2}, {0, 1, 0, 0}, {0, 0, 1, -1}, {1, 1, 0, 0}, {0, 0.5, 2, 1}},
};

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        const qkv::QKV projected = qkv::project_qkv(x, head);
        using book::Ink;
        book::Drawing drawing(720, 520, "X times W_q, W_k and W_v gives Q, K and V",
                              "Three rows: X, 3 by 5, times W_q, 5 by 2, is Q, 3 by 2. The same X "
                              "times W_k, 5 by 2, is "
                              "K, 3 by 2. The same X times W_v, 5 by 4, is V, 3 by 4. Each row of "
                              "X is a position, and "
                              "gives one row of each of the three.");
        const std::vector<std::string> positions{"0", "1", "2"};
        const auto bottom = drawing.matrix(
            {30, 232}, x,
            {Ink::input, 40, 26, 1, false, 0, 1, "X (seq_len 3, d_model 5)", positions, {}});
        (void)bottom;
        struct Row {
            const char* w_name;
            const char* name;
            const qkv::Matrix& w;
            const qkv::Matrix& product;
            Ink ink;
        };
        const Row rows[] = {
            {"W_q (5, d_k 2)", "Q = X·W_q (3, 2)", head.w_q, projected.q, Ink::query},
            {"W_k (5, d_k 2)", "K = X·W_k (3, 2)", head.w_k, projected.k, Ink::key},
            {"W_v (5, d_v 4)", "V = X·W_v (3, 4)", head.w_v, projected.v, Ink::value}};
        double y = 34;
        for (const Row& row : rows) {
            const auto corner = drawing.matrix(
                {310, y}, row.w, {row.ink, 40, 26, 1, false, 0, 1, row.w_name, {}, {}});
            const double middle = y + 65;
            drawing.arrow({238, 271}, {302, middle}, {row.ink, 1.5, false});
            drawing.arrow({corner.x + 8, middle}, {532, middle}, {row.ink, 1.5, false});
            drawing.matrix({545, middle - 39}, row.product,
                           {row.ink, 40, 26, 1, false, 0, 1, row.name, positions, {}});
            y += 170;
        }
        results.picture("projections", drawing);
    });
}
