// What the third matrix buys: the same lookup, read by W_v and read by W_k.

#include <cmath>

#include "cross_attention.hpp"
#include "figure.hpp"
#include "projections.hpp"
#include "three_matrices.hpp"

namespace {

constexpr std::size_t keys = 5, payload = 2;
/// Rows [one-hot key | payload]: keys 3, 0, 4 and 1.
const qkv::Matrix memory{{0, 0, 0, 1, 0, 0.5, -0.25},
                         {1, 0, 0, 0, 0, 0.75, 1},
                         {0, 0, 0, 0, 1, -1, 0.25},
                         {0, 1, 0, 0, 0, 0, -0.5}};
/// Rows [one-hot key | 0]: keys 4, 3 and 0 are asked for.
const qkv::Matrix queries{{0, 0, 0, 0, 1, 0, 0}, {0, 0, 0, 1, 0, 0, 0}, {1, 0, 0, 0, 0, 0, 0}};
constexpr std::size_t asking = 0, found = 2;

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        using book::Anchor;
        using book::Ink;
        const qkv::Head head = qkv::lookup_head(keys, payload);
        qkv::Head tied = head;
        tied.w_v = head.w_k;
        const qkv::Attention read = qkv::cross_attention(queries, memory, head);
        const qkv::Attention echoed = qkv::cross_attention(queries, memory, tied);

        // the payload of the row that is found is another one: do the weights notice?
        qkv::Matrix changed = memory;
        changed(found, keys) = 1;
        const qkv::Attention after = qkv::cross_attention(queries, changed, head);
        results.number("three_lookup_weights_moved",
                       xt::amax(xt::abs(after.weights - read.weights))(), 0);
        results.number("three_lookup_read", read.output(asking, 0), 2);
        results.number("three_lookup_read_after", after.output(asking, 0), 2);

        const auto pair = [&](const qkv::Matrix& m, std::size_t row) {
            std::string shown = "(";
            for (std::size_t j = 0; j < m.shape(1); ++j) {
                shown += (j ? ", " : "") + book::decimals(m(row, j), m.shape(1) == payload ? 2 : 0);
            }
            return shown + ")";
        };
        results.text("three_lookup_tied", pair(echoed.output, asking));

        book::Drawing drawing(
            720, 300, "A key finds the row, W_v reads its payload",
            "Memory of four rows, keys 3, 0, 4 and 1 with two numbers of payload each. The query "
            "asks for key 4. W_k takes the keys' part alone; the weights are 0, 0, 1, 0. With W_v "
            "the values are the payloads, and the output is " +
                pair(read.output, asking) +
                ". With W_k in place of W_v the values are the keys, and the output is " +
                pair(echoed.output, asking) + ": the key that was asked for.");
        constexpr double cell = 34, wide = 58, tall = 32, left = 72, top = 150;
        const std::vector<std::string> numbers{"0", "1", "2", "3", "4"};
        const auto part = [](const qkv::Matrix& m, std::size_t from, std::size_t to) {
            return qkv::Matrix(xt::view(m, xt::all(), xt::range(from, to)));
        };
        const auto row_of = [](const qkv::Matrix& m, std::size_t row) {
            return qkv::Matrix(xt::view(m, xt::range(row, row + 1), xt::all()));
        };
        drawing.matrix({left, 40}, part(row_of(queries, asking), 0, keys),
                       {Ink::query, cell, tall, 0, false, 0, 1, "a query: key 4", {}, {}});
        drawing.arrow({left + 4.5 * cell, 76}, {left + 4.5 * cell, 112}, {Ink::query, 2, false});
        drawing.text({left + 4.5 * cell + 10, 98}, "W_q and W_k read this part",
                     {Ink::key, 14, Anchor::start, false});
        drawing.matrix({left, top}, part(memory, 0, keys),
                       {Ink::key,
                        cell,
                        tall,
                        0,
                        false,
                        0,
                        1,
                        "",
                        {"row 0", "row 1", "row 2", "row 3"},
                        numbers});
        drawing.text({left - 60, top - 7}, "key:", {Ink::key, 14, Anchor::start, true});
        drawing.matrix({left + 5 * cell + 6, top}, part(memory, keys, keys + payload),
                       {Ink::value, wide, tall, 2, false, 0, 1, "", {}, {}});
        drawing.text({left + 5 * cell + 6, top - 7}, "payload",
                     {Ink::value, 14, Anchor::start, true});
        const double weight_left = left + 5 * cell + 6 + 2 * wide + 30;
        drawing.text({weight_left, top - 7}, "weight", {Ink::score, 14, Anchor::start, true});
        for (std::size_t j = 0; j < 4; ++j) {
            drawing.shaded_cell({weight_left, top + tall * static_cast<double>(j)}, wide, tall,
                                read.weights(asking, j),
                                book::decimals(read.weights(asking, j), 2));
        }
        drawing.box({weight_left, top}, wide, 4 * tall, {Ink::score, 1.5, false});
        drawing.box({left - 4, top + tall * static_cast<double>(found)},
                    weight_left + wide + 8 - left, tall, {Ink::wrong, 2.5, false});

        const double edge = weight_left + wide + 4, out = 512;
        const double middle = top + tall * (static_cast<double>(found) + 0.5);
        drawing.arrow({edge + 4, middle - 6}, {out - 10, 94}, {Ink::value, 2, false});
        drawing.matrix({out, 78}, row_of(read.output, asking),
                       {Ink::value, wide, tall, 2, false, 0, 1, "output with W_v", {}, {}});
        drawing.text({out, 130}, "what stands there", {Ink::value, 14, Anchor::start, false});
        drawing.arrow({edge + 4, middle + 6}, {out - 10, 232}, {Ink::key, 2, false});
        drawing.matrix({out, 216}, row_of(echoed.output, asking),
                       {Ink::key, cell, tall, 0, false, 0, 1, "with W_k in place of W_v", {}, {}});
        drawing.text({out, 268}, "what was asked for", {Ink::key, 14, Anchor::start, false});
        results.picture("three_matrices_lookup", drawing);
    });
}
