// A matrix as a linear layer stores it, (out, in), and the (in, out) that x·W needs: transposed, not
// reshaped.

#include "../quizzes/1_projections.hpp"
#include "figure.hpp"
#include "projections_text.hpp"

namespace {

using book::Anchor;
using book::Ink;

constexpr double wide = 44, high = 26;

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        const qkv::Matrix stored = xt::transpose(example::head.w_q);
        const qkv::Matrix stored_k = xt::transpose(example::head.w_k);
        const qkv::Matrix stored_v = xt::transpose(example::head.w_v);
        qkv::Batch batch =
            xt::zeros<double>({std::size_t{1}, example::x.shape(0), example::x.shape(1)});
        xt::view(batch, 0) = example::x;
        const qkv::Batch loaded =
            qkv::QKVProjection::from_linear(stored, stored_k, stored_v)(batch).q;
        const qkv::Matrix q = xt::view(loaded, 0);
        const qkv::Matrix transposed = xt::transpose(stored);
        const qkv::Matrix reshaped = xt::reshape_view(stored, {stored.shape(1), stored.shape(0)});
        const qkv::Matrix wrong_q = qkv::project(example::x, reshaped);
        results.text("projections_loaded_q", projections::tuple(q, 0));
        results.text("projections_reshaped_q", projections::tuple(wrong_q, 0));

        book::Drawing drawing(
            640, 380, "A stored matrix transposed, and the same matrix reshaped",
            "Stored, 2 by 4: rows " + projections::tuple(stored, 0) + " and " +
                projections::tuple(stored, 1) +
                ". Transposed, 4 by 2, its first row is the first column, and row 0 of X gives the "
                "query " +
                projections::tuple(q, 0) +
                ". Reshaped, also 4 by 2, its first row fills the first two rows, "
                "and row 0 of X gives " +
                projections::tuple(wrong_q, 0) + ", which is wrong.");
        const book::Point at{24, 172};
        const auto end = drawing.matrix(
            at, stored, {Ink::query, wide, high, 1, false, 0, 1, "stored (out 2, in 4)", {}, {}});
        drawing.box(at, wide * 4, high, {Ink::query, 3.5, false});
        drawing.text({at.x, end.y + 24}, "the frame: all that makes", {Ink::quiet, 14});
        drawing.text({at.x, end.y + 43}, "feature 0 of a query", {Ink::quiet, 14});

        const auto way = [&](double y, const char* arrow, double arrow_y, const char* name,
                             const qkv::Matrix& w, const qkv::Matrix& result, Ink ink,
                             double frame_width, double frame_height, const char* verdict) {
            constexpr double x = 336;
            drawing.arrow({end.x + 10, at.y + high}, {x - 12, y + 2 * high}, {ink, 1.5, false});
            drawing.text({end.x + 20, arrow_y}, arrow, {ink, 15, Anchor::start, true});
            drawing.matrix({x, y}, w, {ink, wide, high, 1, false, 0, 1, name, {}, {}});
            drawing.box({x, y}, frame_width, frame_height, {Ink::query, 3.5, false});
            const double middle = y + 2 * high;
            drawing.arrow({x + 2 * wide + 8, middle}, {x + 2 * wide + 66, middle},
                          {ink, 1.5, false});
            const book::Point there{x + 2 * wide + 80, middle - high / 2};
            drawing.matrix(there,
                           example::columns(qkv::Matrix(xt::view(result, xt::range(0, 1))), 0, 2),
                           {ink, wide, high, 1, false, 0, 1, "x_0·W", {}, {}});
            drawing.text({there.x, there.y + high + 22}, verdict, {ink, 15, Anchor::start, true});
        };
        way(40, "transpose", 96, "W_q (in 4, out 2)", transposed, q, Ink::query, wide, 4 * high,
            "the query");
        way(244, "reshape", 300, "also (4, 2)", reshaped, wrong_q, Ink::wrong, 2 * wide, 2 * high,
            "wrong");
        results.picture("projections_checkpoint", drawing);
    });
}
