// The path of one query through previous_token_head: from its row of X to the token before it.

#include <cmath>

#include "cross_attention.hpp"
#include "figure.hpp"
#include "projections.hpp"
#include "roles.hpp"
#include "scaling.hpp"
#include "three_matrices.hpp"

namespace {

constexpr std::size_t vocabulary = 3, positions = 5, asking = 2;
const std::vector<std::string> words{"the", "cat", "sat"};
const std::vector<std::size_t> tokens{0, 1, 2, 1};  // the cat sat cat

/// How many of `lead` a key needs among n, after the division, for a weight of 0.99.
double lead_for(double n) { return std::log(99 * (n - 1)); }

/// Four positions that share a matrix and look back all the same: each vector a quarter as long as
/// the one before it and at 60 degrees to it, at a right angle to all others.
qkv::Matrix shared_and_shrinking() {
    qkv::Matrix w = xt::zeros<double>({std::size_t{4}, std::size_t{5}});
    const double lead = 4.7;  // of the last position, after the division by √5
    double entry = std::sqrt(lead * std::pow(4.0, 6) * std::sqrt(5.0) / 2);
    for (std::size_t i = 0; i < 4; ++i, entry /= 4) w(i, i) = w(i, i + 1) = entry;
    return w;
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        using book::Anchor;
        using book::Ink;
        const std::size_t length = tokens.size();
        qkv::Matrix x = xt::zeros<double>({length, vocabulary + positions});
        for (std::size_t i = 0; i < length; ++i) {
            x(i, tokens[i]) = 1;
            x(i, vocabulary + i) = 1;
        }
        const qkv::Head head = qkv::previous_token_head(vocabulary, positions);
        const qkv::QKV made = qkv::project_qkv(x, head);
        const qkv::Matrix s = qkv::scores(made.q, made.k);
        const qkv::Attention attention = qkv::scaled_dot_product_attention(made.q, made.k, made.v);
        const auto row_of = [](const qkv::Matrix& m, std::size_t row) {
            return qkv::Matrix(xt::view(m, xt::range(row, row + 1), xt::all()));
        };
        const double root = std::sqrt(static_cast<double>(positions));
        const double raw = s(asking, asking - 1);

        results.number("three_previous_entry", raw, 1);
        results.number("three_previous_lead", raw / root, 0);
        results.number("three_previous_others", 1e9 * 3 * std::exp(-raw / root), 0);
        results.number("three_lead_64", lead_for(64), 1);
        results.number("three_lead_64_raw", 8 * lead_for(64), 1);
        results.number("three_lead_2", lead_for(2), 1);
        results.number("three_weight_no_scale_64", std::exp(20.0 / 8) / (63 + std::exp(20.0 / 8)),
                       2);
        const qkv::Matrix w = shared_and_shrinking();
        const qkv::Matrix eye = xt::eye<double>(4);
        const qkv::Matrix looking_back =
            qkv::self_attention(eye, {.w_q = w, .w_k = w, .w_v = eye}).weights;
        results.number("three_shrinking_weight",
                       std::min({looking_back(1, 0), looking_back(2, 1), looking_back(3, 2)}), 3);
        results.text("three_shrinking_score",
                     book::decimals(qkv::scores(w, w)(0, 0) / root / 1000, 1) + " thousand");
        results.number("three_lead_4", lead_for(4), 1);
        results.number("three_weight_position_0", attention.weights(0, 0), 2);

        book::Drawing drawing(
            720, 560, "The path of the query of position 2 through previous_token_head",
            "Row 2 of X holds the token sat and the position 2. W_q reads the position and makes "
            "the "
            "query, with " +
                book::decimals(raw, 1) +
                " in dimension 1: I look for position 1. Each "
                "key holds a 1 in the dimension of its position. The scores of keys 0 to 3 are "
                "0, " +
                book::decimals(raw, 1) + ", 0, 0; divided by the square root of 5 they are 0, " +
                book::decimals(raw / root, 1) + ", 0, 0; the weights are " +
                book::decimals(attention.weights(asking, 0), 2) + ", " +
                book::decimals(attention.weights(asking, 1), 2) +
                ", 0.00, 0.00. The values hold the "
                "tokens, so the output is the one-hot token of position 1, cat.");

        // the row of X: its token and its position
        constexpr double key_left = 88, cell = 40, tall = 30;
        const qkv::Matrix token =
            xt::view(x, xt::range(asking, asking + 1), xt::range(0, vocabulary));
        const qkv::Matrix place = xt::view(x, xt::range(asking, asking + 1),
                                           xt::range(vocabulary, vocabulary + positions));
        const std::vector<std::string> places{"0", "1", "2", "3", "4"};
        drawing.matrix({key_left, 66}, place,
                       {Ink::input, cell, tall, 0, false, 0, 1, "x_2, its position", {}, places});
        drawing.matrix({540, 66}, token,
                       {Ink::input, 48, tall, 0, false, 0, 1, "x_2, its token: sat", {}, words});
        drawing.text({318, 66}, "row 2 of X (4, 8),", {Ink::input, 14, Anchor::start, false});
        drawing.text({318, 84}, "shown in its two parts", {Ink::input, 14, Anchor::start, false});

        drawing.arrow({key_left + 2.5 * cell, 100}, {key_left + 2.5 * cell, 134},
                      {Ink::query, 2, false});
        drawing.text({key_left + 2.5 * cell + 12, 122}, "W_q: one place to the left, and strong",
                     {Ink::query, 14, Anchor::start, false});
        drawing.matrix({key_left, 168}, row_of(made.q, asking),
                       {Ink::query,
                        cell,
                        tall,
                        1,
                        false,
                        0,
                        1,
                        "q_2 (d_k 5): “I look for position 1”",
                        {},
                        {}});

        drawing.text({540, 116}, "W_q does not read it", {Ink::quiet, 14, Anchor::start, false});

        // a line for each key
        constexpr double top = 290;
        std::vector<std::string> labels;
        for (std::size_t j = 0; j < length; ++j)
            labels.push_back(words[tokens[j]] + " " + std::to_string(j));
        drawing.matrix(
            {key_left, top}, made.k,
            {Ink::key, cell, tall, 0, false, 0, 1, "K (4, 5): “I am j”", labels, places});
        drawing.arrow({key_left + 1.5 * cell, 202}, {key_left + 1.5 * cell, 240},
                      {Ink::query, 2, false});
        drawing.text({key_left + 1.5 * cell + 12, 226}, "with each row of K",
                     {Ink::query, 14, Anchor::start, false});
        const auto column = [&](double left, double width, const std::string& name,
                                const auto& number, int places_shown, bool heat) {
            drawing.text({left + width / 2, top - 12}, name,
                         {Ink::score, 14, Anchor::middle, true});
            for (std::size_t j = 0; j < length; ++j) {
                const double y = top + tall * static_cast<double>(j);
                const std::string shown = book::decimals(number(j), places_shown);
                if (heat)
                    drawing.shaded_cell({left, y}, width, tall, number(j), shown);
                else
                    drawing.text({left + width / 2, y + 20}, shown,
                                 {Ink::text, 14, Anchor::middle, false});
            }
            drawing.box({left, top}, width, tall * static_cast<double>(length),
                        {Ink::score, 1.5, false}, !heat);
        };
        column(
            308, 60, "q_2·k_j", [&](std::size_t j) { return s(asking, j); }, 1, false);
        column(
            384, 60, "÷ √5", [&](std::size_t j) { return s(asking, j) / root; }, 1, false);
        column(
            460, 60, "weight", [&](std::size_t j) { return attention.weights(asking, j); }, 2,
            true);
        drawing.matrix({540, top}, made.v,
                       {Ink::value, 48, tall, 0, false, 0, 1, "V (4, 3)", {}, words});
        const double row_1 = top + tall;
        drawing.box({key_left - 3, row_1}, 540 + 3 * 48 + 3 - key_left + 3, tall,
                    {Ink::wrong, 2.5, false});

        drawing.arrow({540 + 72, top + 4 * tall + 4}, {540 + 72, 462}, {Ink::value, 2, false});
        drawing.text({528, 442}, "weights · V", {Ink::value, 14, Anchor::end, false});
        drawing.matrix({540, 496}, row_of(attention.output, asking),
                       {Ink::value, 48, tall, 2, false, 0, 1, "output: cat", {}, {}});
        drawing.text({key_left, 470}, "Row 2 of the scores, of the weights: written downwards",
                     {Ink::quiet, 14, Anchor::start, false});
        drawing.text({key_left, 490}, "here, so that each number stands beside its key.",
                     {Ink::quiet, 14, Anchor::start, false});
        results.picture("three_matrices_previous", drawing);
    });
}
