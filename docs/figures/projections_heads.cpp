// Heads side by side: each head's matrix reads all of X, and d_model = num_heads·d_k.

#include "../quizzes/1_projections.hpp"
#include "figure.hpp"
#include "projections_text.hpp"

namespace {

using book::Anchor;
using book::Ink;

constexpr double cell = 26;

void grid(book::Drawing& drawing, book::Point at, std::size_t rows, std::size_t columns, Ink ink,
          double width) {
    for (std::size_t j = 1; j < columns; ++j) {
        const double x = at.x + cell * static_cast<double>(j);
        drawing.line({x, at.y}, {x, at.y + cell * static_cast<double>(rows)},
                     {Ink::quiet, 0.5, false});
    }
    for (std::size_t i = 1; i < rows; ++i) {
        const double y = at.y + cell * static_cast<double>(i);
        drawing.line({at.x, y}, {at.x + cell * static_cast<double>(columns), y},
                     {Ink::quiet, 0.5, false});
    }
    drawing.box(at, cell * static_cast<double>(columns), cell * static_cast<double>(rows),
                {ink, width, false}, true);
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        constexpr std::size_t d_model = 6, num_heads = 3, seq_len = 4;
        const std::size_t d_k = qkv::head_width(d_model, num_heads);

        book::Drawing drawing(
            640, 330, "The query matrices of three heads side by side",
            "X, 4 by 6, meets three matrices of 6 by 2, one for each head, side by side 6 by 6. "
            "The result is the queries of heads 0, 1 and 2, each 4 by 2, side by side 4 by 6. For "
            "head 1 all six features of X are read and two are made.");
        constexpr double x_left = 24, w_left = 236, q_left = 458, top = 92;
        const double w_high = cell * d_model, q_high = cell * seq_len;
        const double x_top = top + (w_high - q_high) / 2;
        const double all_wide = cell * d_model, head_wide = cell * static_cast<double>(d_k);

        drawing.text({x_left, x_top - 12}, "X (seq_len 4, d_model 6)",
                     {Ink::input, 15, Anchor::start, true});
        grid(drawing, {x_left, x_top}, seq_len, d_model, Ink::input, 1.5);
        drawing.text({w_left, 22}, "W_q of all heads (6, 6)",
                     {Ink::query, 15, Anchor::start, true});
        drawing.text({q_left, 22}, "Q of all heads (4, 6)", {Ink::query, 15, Anchor::start, true});
        drawing.arrow({x_left + all_wide + 8, top + w_high / 2}, {w_left - 10, top + w_high / 2},
                      {Ink::text, 1.5, false});
        drawing.arrow({w_left + all_wide + 8, top + w_high / 2}, {q_left - 10, top + w_high / 2},
                      {Ink::text, 1.5, false});
        for (std::size_t head = 0; head < num_heads; ++head) {
            const double shift = head_wide * static_cast<double>(head);
            const double line = head == 1 ? 3.5 : 1.5;
            grid(drawing, {w_left + shift, top}, d_model, d_k, Ink::query, line);
            grid(drawing, {q_left + shift, x_top}, seq_len, d_k, Ink::query, line);
            const std::string name = std::to_string(head);
            drawing.text({w_left + shift + head_wide / 2, top - 10}, name,
                         {Ink::text, 15, Anchor::middle, head == 1});
            drawing.text({q_left + shift + head_wide / 2, x_top - 10}, name,
                         {Ink::text, 15, Anchor::middle, head == 1});
        }
        drawing.text({w_left, top - 32}, "head", {Ink::quiet, 14});
        drawing.text({q_left, x_top - 32}, "head", {Ink::quiet, 14});
        drawing.text({w_left, top + w_high + 24}, "head 1 reads all 6 features", {Ink::quiet, 14});
        const double ruler = x_top + q_high + 14;
        const double from = q_left + head_wide, to = from + head_wide;
        drawing.path({{from, ruler - 7}, {from, ruler}, {to, ruler}, {to, ruler - 7}},
                     {Ink::query, 2, false});
        drawing.text({(from + to) / 2, ruler + 20}, "d_k = " + std::to_string(d_k),
                     {Ink::query, 15, Anchor::middle, true});
        drawing.text({q_left + all_wide, top + w_high + 50},
                     "num_heads·d_k = " + std::to_string(num_heads) + "·" + std::to_string(d_k) +
                         " = " + std::to_string(d_model) + " = d_model",
                     {Ink::text, 15, Anchor::end, true});
        results.picture("projections_heads", drawing);

        // the widths of published models
        struct Model {
            const char* name;
            std::size_t d_model, num_heads, d_k;
        };
        std::vector<std::vector<std::string>> rows;
        for (const Model& model : {Model{"Transformer, base (Vaswani et al. 2017)", 512, 8, 64},
                                   Model{"T5, 11B (Raffel et al. 2020)", 1024, 128, 128},
                                   Model{"gpt-oss (OpenAI 2025)", 2880, 64, 64}}) {
            const std::size_t together = model.num_heads * model.d_k;
            rows.push_back(
                {model.name, std::to_string(model.d_model), std::to_string(model.num_heads),
                 std::to_string(model.d_k), std::to_string(together),
                 book::decimals(static_cast<double>(together) / static_cast<double>(model.d_model),
                                2)});
        }
        results.table(
            "projections_widths",
            {"model", "$d_{model}$", "heads", "$d_k$", "heads · $d_k$", "over $d_{model}$"}, rows);

        // one head of full width against many narrow ones, and what a dropped remainder costs
        const auto learned = [](std::size_t width, std::size_t heads, std::size_t of) {
            const qkv::Matrix w = xt::zeros<double>({width, of});
            return heads * qkv::QKVProjection({w, w, w}).parameter_count();
        };
        results.text("projections_learned_1",
                     projections::with_separators(learned(512, 1, qkv::head_width(512, 1))));
        results.text("projections_learned_8",
                     projections::with_separators(learned(512, 8, qkv::head_width(512, 8))));
        results.text("projections_learned_16",
                     projections::with_separators(learned(512, 16, qkv::head_width(512, 16))));
        results.number("projections_dropped", 512 / 7, 0);
        results.number("projections_dropped_all", 512 / 7 * 7, 0);
    });
}
