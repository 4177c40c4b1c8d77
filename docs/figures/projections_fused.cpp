// One product for all three: the columns of the weights side by side, and where the result is cut.

#include "../quizzes/1_projections.hpp"
#include "figure.hpp"
#include "projections_text.hpp"

namespace {

using book::Anchor;
using book::Ink;

constexpr double wide = 42, high = 26;

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        const std::size_t d_k = example::head.w_q.shape(1), d_v = example::head.w_v.shape(1);
        const qkv::Matrix w = example::side_by_side(example::head);
        const qkv::QKV cut = qkv::project_fused(example::x, w, d_k, d_v);

        book::Drawing drawing(
            672, 350, "One product with three matrices side by side, and where it is cut",
            "X, 3 by 4, times a matrix of 4 by 9: columns 0 and 1 are those of W_q, 2 and 3 those "
            "of W_k, 4 to 8 those of W_v. The product is 3 by 9. It is cut before column 2 and "
            "before column 4, into Q, 3 by 2, K, 3 by 2, and V, 3 by 5.");
        struct Block {
            const char* w_name;
            const char* name;
            std::size_t first, end;
            const qkv::Matrix& part;
            Ink ink;
        };
        const Block blocks[] = {
            {"W_q", "Q", 0, d_k, cut.q, Ink::query},
            {"W_k", "K", d_k, 2 * d_k, cut.k, Ink::key},
            {"W_v", "V", 2 * d_k, 2 * d_k + d_v, cut.v, Ink::value},
        };
        constexpr double left = 240, w_top = 56, top = 226;
        const double right = left + wide * static_cast<double>(w.shape(1));
        const auto input_end = drawing.matrix(
            {24, top}, example::x,
            {Ink::input, wide, high, 1, false, 0, 1, "X (3, 4)", {"0", "1", "2"}, {}});
        drawing.arrow({input_end.x + 8, top + 1.5 * high}, {left - 10, top + 1.5 * high},
                      {Ink::text, 1.5, false});
        for (std::size_t c = 0; c < w.shape(1); ++c) {
            drawing.text({left + wide * (static_cast<double>(c) + 0.5), 18}, std::to_string(c),
                         {Ink::quiet, 14, Anchor::middle, false});
        }
        drawing.text({left - 12, 18}, "column", {Ink::quiet, 14, Anchor::end, false});
        drawing.text({left - 12, w_top + 2 * high + 5}, "[W_q | W_k | W_v] (4, 9)",
                     {Ink::text, 15, Anchor::end, true});
        for (const Block& block : blocks) {
            const double x = left + wide * static_cast<double>(block.first);
            const double middle = left + wide * (static_cast<double>(block.first + block.end)) / 2;
            drawing.matrix({x, w_top}, example::columns(w, block.first, block.end),
                           {block.ink, wide, high, 1, false, 0, 1, "", {}, {}});
            drawing.text({middle, w_top - 10}, block.w_name, {block.ink, 16, Anchor::middle, true});
            drawing.arrow({middle, w_top + 4 * high + 6}, {middle, top - 30},
                          {block.ink, 1.5, false});
            drawing.matrix({x, top}, block.part,
                           {block.ink, wide, high, 1, false, 0, 1, "", {}, {}});
            drawing.text({middle, top - 10}, block.name, {block.ink, 16, Anchor::middle, true});
        }
        const double below = top + 3 * high;
        const auto cut_at = [&](std::size_t column, const char* name) {
            const double x = left + wide * static_cast<double>(column);
            drawing.line({x, w_top - 6}, {x, below + 18}, {Ink::text, 2, true});
            drawing.text({x, below + 36}, name, {Ink::text, 15, Anchor::middle, true});
        };
        cut_at(d_k, "d_k");
        cut_at(2 * d_k, "2·d_k");
        drawing.text({right, below + 36}, "2·d_k + d_v", {Ink::text, 15, Anchor::middle, true});
        results.picture("projections_fused", drawing);

        // what is moved if each operand and each result is moved once for each product
        constexpr std::size_t n = 2048, d_model = 512;
        const std::size_t three = 3 * (n * d_model + d_model * d_model + n * d_model);
        const std::size_t one = n * d_model + d_model * 3 * d_model + n * 3 * d_model;
        results.text("projections_moved_three", projections::with_separators(three));
        results.text("projections_moved_one", projections::with_separators(one));
        results.number("projections_moved_share",
                       static_cast<double>(one) / static_cast<double>(three), 2);
        results.text("projections_multiplications",
                     projections::with_separators(n * d_model * 3 * d_model));
    });
}
