// Cross-attention whose source has padding: the weights with and without the mask, and one row of
// them followed by hand.

#include <cmath>

#include "cross_attention_maps.hpp"
#include "figure.hpp"
#include "roles.hpp"

namespace {

using book::Ink;
using namespace lesson_5;

constexpr double cell_width = 50, cell_height = 32;

/// Weights as a heat map, padded columns marked, each row with its sum.
void map_of_weights(book::Drawing& drawing, book::Point at, const qkv::Matrix& weights,
                    const qkv::Mask& mask, const std::string& name) {
    drawing.text({at.x - 50, at.y - 30}, name, {Ink::score, 16, book::Anchor::start, true});
    const double width = cell_width * static_cast<double>(weights.shape(1));
    const double height = cell_height * static_cast<double>(weights.shape(0));
    for (std::size_t j = 0; j < weights.shape(1); ++j) {
        drawing.text({at.x + cell_width * (static_cast<double>(j) + 0.5), at.y - 8},
                     source_words[j],
                     {j < source_valid ? Ink::key : Ink::wrong, 15, book::Anchor::middle, false});
    }
    for (std::size_t i = 0; i < weights.shape(0); ++i) {
        const double y = at.y + cell_height * static_cast<double>(i);
        drawing.text({at.x - 10, y + 21}, target_words[i],
                     {Ink::query, 15, book::Anchor::end, false});
        double sum = 0;
        for (std::size_t j = 0; j < weights.shape(1); ++j) {
            const double x = at.x + cell_width * static_cast<double>(j);
            // hidden, it is no small weight but none
            drawing.shaded_cell({x, y}, cell_width, cell_height,
                                mask(i, j) ? weights(i, j) : std::nan(""),
                                book::decimals(weights(i, j), mask(i, j) ? 3 : 0));
            sum += weights(i, j);
        }
        double padding = 0;
        for (std::size_t j = source_valid; j < weights.shape(1); ++j) padding += weights(i, j);
        drawing.text({at.x + width + 104, y + 21},
                     "padding " + book::decimals(100 * padding, 0) + " %",
                     {Ink::wrong, 15, book::Anchor::start, false});
        drawing.text({at.x + width + 12, y + 21}, "sum " + book::decimals(sum, 3),
                     {Ink::score, 15, book::Anchor::start, false});
    }
    drawing.box({at.x + cell_width * source_valid, at.y},
                cell_width * static_cast<double>(weights.shape(1) - source_valid), height,
                {Ink::wrong, 2.5, true});
}

std::string row_of(const qkv::Matrix& matrix, std::size_t row, int decimals) {
    std::string text = "(";
    for (std::size_t f = 0; f < matrix.shape(1); ++f) {
        text += (f == 0 ? "" : ", ") + book::decimals(matrix(row, f), decimals);
    }
    return text + ')';
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        results.input("cross_map", "decoder", decoder);
        results.input("cross_map", "encoder", encoder);
        results.input("cross_map", "w_q", head.w_q);
        results.input("cross_map", "w_k", head.w_k);
        results.input("cross_map", "w_v", head.w_v);
        results.input("cross_map", "target", target_words);
        results.input("cross_map", "source", source_words);
        const qkv::Matrix q = qkv::project(decoder, head.w_q);
        const qkv::Matrix k = qkv::project(encoder, head.w_k);
        const qkv::Matrix v = qkv::project(encoder, head.w_v);
        const std::size_t queries = q.shape(0), keys = k.shape(0);
        const qkv::Mask mask = qkv::padding_mask(queries, keys, source_valid);
        const qkv::Attention plain = qkv::cross_attention(decoder, encoder, head);
        const qkv::Attention masked = qkv::masked_attention(q, k, v, mask);

        // one row, step by step
        const std::size_t query = 2;
        const qkv::Matrix scores = qkv::scores(q, k);
        const double root = std::sqrt(static_cast<double>(q.shape(1)));
        std::vector<std::vector<std::string>> rows;
        double total = 0;
        for (std::size_t j = 0; j < source_valid; ++j) total += std::exp(scores(query, j) / root);
        for (std::size_t j = 0; j < keys; ++j) {
            const bool seen = mask(query, j);
            const double logit = scores(query, j) / root;
            rows.push_back({source_words[j], row_of(k, j, 0), book::decimals(scores(query, j), 0),
                            book::decimals(logit, 3), seen ? book::decimals(logit, 3) : "−∞",
                            seen ? book::decimals(std::exp(logit), 3) : "0",
                            book::decimals(masked.weights(query, j), seen ? 3 : 0),
                            row_of(v, j, 0)});
        }
        results.table("cross_attention_row",
                      {"position", "key", "q·k", "q·k/√2", "masked", "exp", "weight", "value"},
                      rows);
        results.number("cross_row_total", total, 3);
        results.text("cross_row_query", row_of(q, query, 0));
        results.text("cross_row_output", row_of(masked.output, query, 2));
        results.text("cross_row_output_plain", row_of(plain.output, query, 2));
        results.number("cross_weight_books", masked.weights(query, 3), 3);
        results.number("cross_weight_books_plain", plain.weights(query, 3), 3);
        results.number("cross_score_books", scores(query, 3), 0);
        results.number("cross_logit_books", scores(query, 3) / root, 3);
        results.number("cross_exp_books", std::exp(scores(query, 3) / root), 3);
        results.number("cross_weight_red", masked.weights(query, 2), 3);
        results.number("cross_output_books_feature", masked.output(query, 3), 2);
        results.number("cross_value_books", v(3, 3), 0);
        results.number("cross_value_red", v(2, 3), 0);
        for (std::size_t i = 0; i < queries; ++i) {
            results.number("cross_leak_" + target_words[i],
                           100 * (plain.weights(i, 4) + plain.weights(i, 5)), 0);
        }
        std::string sum;
        for (std::size_t j = 0; j < source_valid; ++j) {
            sum += (j == 0 ? "" : " + ") + book::decimals(masked.weights(query, j), 3);
        }
        double column = 0;
        for (std::size_t i = 0; i < queries; ++i) column += masked.weights(i, 0);
        results.number("cross_column_she", column, 3);
        for (const auto& [name, matrix] : {std::pair{"cross_q", q}, std::pair{"cross_k", k}}) {
            results.text(std::string(name) + "_shape", '(' + std::to_string(matrix.shape(0)) +
                                                           ", " + std::to_string(matrix.shape(1)) +
                                                           ')');
        }

        book::Drawing drawing(
            576, 372,
            "Weights of 3 queries over 6 keys, 2 of them padding, without and with a mask",
            "Rows are queries: start, elle, lit. Columns are keys: she, reads, red, books, and two "
            "of "
            "padding. Without a mask the padding takes " +
                book::decimals(100 * (plain.weights(0, 4) + plain.weights(0, 5)), 0) + ", " +
                book::decimals(100 * (plain.weights(1, 4) + plain.weights(1, 5)), 0) + " and " +
                book::decimals(100 * (plain.weights(2, 4) + plain.weights(2, 5)), 0) +
                " per cent of the rows. With the mask its weights are 0 and the others are larger: "
                "the row of lit is " +
                sum + ", which is 1. Every row sums to 1 in both.");
        map_of_weights(
            drawing, {58, 60}, plain.weights,
            [&] {
                qkv::Mask all = mask;
                all.fill(true);
                return all;
            }(),
            "no mask: padding takes its share");
        map_of_weights(drawing, {58, 240}, masked.weights, mask,
                       "padding_mask(3, 6, 4): it gets nothing");
        drawing.text({8, 362}, "lit: " + sum + " = 1",
                     {Ink::score, 15, book::Anchor::start, false});
        results.picture("cross_attention_padding", drawing);
    });
}
