// One query's lookup in seven steps, a row a key: where Q and K are used up, and where V comes in.

#include "roles_example.hpp"

namespace {

using namespace roles_example;
using book::Anchor;
using book::Ink;

constexpr double top = 178, cell_height = 38;

/// A stage's number and name, above its column.
void head(book::Drawing& drawing, double x, const std::string& step, const std::string& name,
          Ink ink) {
    drawing.text({x, top - 32}, step, {Ink::quiet, 13, Anchor::middle, false});
    drawing.text({x, top - 12}, name, {ink, 15, Anchor::middle, true});
}

book::Drawing draw(const qkv::Matrix& products, const qkv::Matrix& scores,
                   const qkv::Matrix& logits, const qkv::Attention& looked_up) {
    const std::size_t keys = k.shape(0);
    const double bottom = top + cell_height * static_cast<double>(keys);
    std::string description =
        "Query " + tuple(row(q, followed), 0, 0) + " against four keys, a row each.";
    for (std::size_t j = 0; j < keys; ++j) {
        description += " Key " + std::to_string(j) + " " + tuple(k, j, 0) + ": products " +
                       tuple(products, j, 0) + ", sum " + book::decimals(scores(0, j), 0) +
                       ", divided by the root of 3 " + book::decimals(logits(0, j), 2) +
                       ", weight " + book::decimals(looked_up.weights(0, j), 3) + ", value " +
                       tuple(v, j, 0) + ".";
    }
    description += " The weights sum to 1. Only after them do the values come in; the output is " +
                   tuple(looked_up.output, 0, 2) + ".";
    book::Drawing drawing(720, 420, "One query's lookup, step by step", description);

    // which letters are in play on which side
    drawing.line({52, 40}, {476, 40}, {Ink::score, 2, false});
    drawing.text({264, 26}, "Q and K decide who is read", {Ink::score, 15, Anchor::middle, true});
    drawing.line({512, 40}, {706, 40}, {Ink::value, 2, false});
    drawing.text({609, 26}, "V is what is read", {Ink::value, 15, Anchor::middle, true});
    drawing.line({494, 14}, {494, 404}, {Ink::quiet, 1.5, true});

    const book::Grid plain{Ink::query, 32, cell_height, 0, false, 0, 1, "", {}, {}};
    drawing.text({44, 88}, "q_1", {Ink::query, 15, Anchor::end, true});
    drawing.matrix({52, 64}, row(q, followed), plain);
    drawing.path({{150, 83}, {220, 83}, {220, 110}}, {Ink::query, 1.5, false});
    drawing.arrow({220, 104}, {220, 132}, {Ink::query, 1.5, false});
    drawing.text({232, 88}, "meets every key, feature by feature",
                 {Ink::quiet, 13, Anchor::start, false});

    head(drawing, 100, "1", "k", Ink::key);
    book::Grid grid = plain;
    grid.ink = Ink::key;
    grid.rows = numbered("k_", keys);
    drawing.matrix({52, top}, k, grid);

    head(drawing, 220, "2", "q_f · k_f", Ink::score);
    grid = plain;
    grid.ink = Ink::score;
    drawing.matrix({172, top}, products, grid);

    const auto column = [&](double x, double width, const qkv::Matrix& row_of, int decimals,
                            bool heat) {
        const qkv::Matrix turned = xt::transpose(row_of);
        drawing.matrix({x, top}, turned,
                       {Ink::score, width, cell_height, decimals, heat, 0, 1, "", {}, {}});
    };
    head(drawing, 306, "3", "sum", Ink::score);
    column(286, 40, scores, 0, false);
    head(drawing, 371, "4", "÷ √d_k", Ink::score);
    column(344, 54, logits, 2, false);
    head(drawing, 445, "5", "softmax", Ink::score);
    column(414, 62, looked_up.weights, 3, true);
    drawing.text({445, bottom + 24}, "sum 1", {Ink::score, 15, Anchor::middle, true});

    head(drawing, 546, "6", "v", Ink::value);
    grid = plain;
    grid.ink = Ink::value;
    grid.cell_width = 34;
    drawing.matrix({512, top}, v, grid);
    head(drawing, 654, "7", "weight · v", Ink::value);
    qkv::Matrix shares = v;
    for (std::size_t j = 0; j < keys; ++j) {
        for (std::size_t f = 0; f < v.shape(1); ++f) shares(j, f) *= looked_up.weights(0, j);
    }
    drawing.matrix({602, top}, shares, {Ink::value, 52, cell_height, 2, false, 0, 1, "", {}, {}});
    drawing.arrow({654, bottom + 4}, {654, bottom + 26}, {Ink::value, 1.5, false});
    drawing.matrix({602, bottom + 30}, looked_up.output,
                   {Ink::value, 52, cell_height, 2, false, 0, 1, "", {}, {}});
    drawing.text({594, bottom + 54}, "output", {Ink::value, 15, Anchor::end, true});

    for (std::size_t j = 0; j < keys; ++j) {
        const double y = top + cell_height * (static_cast<double>(j) + 0.5);
        for (const double x : {150.0, 270.0, 328.0, 400.0}) {
            drawing.arrow({x, y}, {x + 13, y}, {Ink::quiet, 1.2, false});
        }
        drawing.arrow({479, y}, {509, y}, {Ink::quiet, 1.2, false});
        drawing.arrow({582, y}, {598, y}, {Ink::quiet, 1.2, false});
    }
    drawing.text({484, bottom + 54}, "all four weights are fixed before any value is looked at",
                 {Ink::quiet, 13, Anchor::end, false});
    return drawing;
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        results.input("strip", "q", row(q, followed));
        results.input("strip", "k", k);
        results.input("strip", "v", v);
        const qkv::Matrix query = row(q, followed);
        const qkv::Matrix scores = qkv::scores(query, k);
        const qkv::Matrix logits = scores / root_d_k();
        const qkv::Attention looked_up = qkv::soft_lookup(query, k, v, root_d_k());
        qkv::Matrix products = k;
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            for (std::size_t f = 0; f < k.shape(1); ++f) products(j, f) *= query(0, f);
        }
        results.picture("roles_strip", draw(products, scores, logits, looked_up));

        std::string mixture;
        std::vector<std::vector<std::string>> rows;
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            const std::string index = std::to_string(j);
            rows.push_back({index, tuple(k, j, 0), tuple(products, j, 0),
                            book::decimals(scores(0, j), 0), book::decimals(logits(0, j), 3),
                            book::decimals(std::exp(logits(0, j)), 3),
                            book::decimals(looked_up.weights(0, j), 3), tuple(v, j, 0)});
            mixture += (j == 0 ? "" : " + ") + book::decimals(looked_up.weights(0, j), 3) + "·" +
                       tuple(v, j, 0);
        }
        results.table("roles_by_hand",
                      {"$j$", "$k_j$", "$q_f k_{jf}$", "$s_j$", "$s_j/\\sqrt 3$", "$\\exp$",
                       "$a_j$", "$v_j$"},
                      rows);
        results.number("roles_sum_of_exponentials", xt::sum(xt::exp(logits))(), 3);
        results.text("roles_mixture", mixture);
        results.text("roles_query", tuple(query, 0, 0));
        results.text("roles_output", tuple(looked_up.output, 0, 3));
        results.number("roles_root_d_k", root_d_k(), 3);
    });
}
