// How many numbers of W_q and W_k count: what is stored, what has an effect, and what the derivative
// of W_q·W_kᵀ says about it.

#include <cmath>

#include "figure.hpp"
#include "roles.hpp"
#include "three_matrices.hpp"

namespace {

/// The number of pivots of Gaussian elimination, the largest entry of what is left taken each time.
std::size_t rank(qkv::Matrix m) {
    const std::size_t rows = m.shape(0), columns = m.shape(1);
    double first = 0;
    std::size_t found = 0;
    for (; found < std::min(rows, columns); ++found) {
        std::size_t r = found, c = found;
        for (std::size_t i = found; i < rows; ++i) {
            for (std::size_t j = found; j < columns; ++j) {
                if (std::abs(m(i, j)) > std::abs(m(r, c))) {
                    r = i;
                    c = j;
                }
            }
        }
        const double pivot = std::abs(m(r, c));
        if (found == 0) first = pivot;
        if (pivot <= 1e-9 * first) break;
        for (std::size_t j = 0; j < columns; ++j) std::swap(m(r, j), m(found, j));
        for (std::size_t i = 0; i < rows; ++i) std::swap(m(i, c), m(i, found));
        for (std::size_t i = found + 1; i < rows; ++i) {
            const double factor = m(i, found) / m(found, found);
            for (std::size_t j = found; j < columns; ++j) m(i, j) -= factor * m(found, j);
        }
    }
    return found;
}

/// In how many directions W_q·W_kᵀ moves when the entries of W_q and W_k do: a row for each of
/// these, and M being linear in each matrix, that row is M with the moved entry alone.
std::size_t measured(std::size_t d_model, std::size_t d_k, qkv::Rng& rng) {
    const qkv::Matrix w_q = qkv::standard_normal(d_model, d_k, rng),
                      w_k = qkv::standard_normal(d_model, d_k, rng);
    qkv::Matrix directions = xt::zeros<double>({2 * d_model * d_k, d_model * d_model});
    std::size_t row = 0;
    for (const bool of_queries : {true, false}) {
        for (std::size_t a = 0; a < d_model; ++a) {
            for (std::size_t b = 0; b < d_k; ++b) {
                qkv::Matrix moved = xt::zeros<double>({d_model, d_k});
                moved(a, b) = 1.0;
                const qkv::Matrix change =
                    of_queries ? qkv::bilinear_form(moved, w_k) : qkv::bilinear_form(w_q, moved);
                for (std::size_t i = 0; i < change.size(); ++i) {
                    directions(row, i) = change(i / d_model, i % d_model);
                }
                ++row;
            }
        }
    }
    return rank(directions);
}

double counted(std::size_t d_model, std::size_t d_k) {
    return static_cast<double>(qkv::score_degrees_of_freedom(d_model, d_k));
}

/// 61440 is "61,440".
std::string grouped(double number) {
    std::string shown = book::decimals(number, 0);
    for (std::size_t i = shown.size(); i > 3; i -= 3) shown.insert(i - 3, ",");
    return shown;
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        using book::Anchor;
        using book::Ink;
        constexpr std::size_t d_model = 512;
        const double free = counted(d_model, d_model);
        const auto stored = [](std::size_t d_k) {
            return 2.0 * d_model * static_cast<double>(d_k);
        };

        results.text("three_stored_64", grouped(stored(64)));
        results.text("three_counted_64", grouped(counted(d_model, 64)));
        results.text("three_free", grouped(free));
        results.number("three_free_per_stored_64", free / stored(64), 0);
        results.number("three_idle_share_64", 100 * (1 - counted(d_model, 64) / stored(64)), 1);
        results.text("three_counted_256", grouped(counted(d_model, 256)));

        qkv::Rng rng(3);
        std::vector<std::vector<std::string>> rows;
        struct Sizes {
            std::size_t d_model, d_k;
        };
        for (const Sizes& s : {Sizes{6, 2}, Sizes{6, 3}, Sizes{5, 5}, Sizes{4, 6}}) {
            const double formula =
                2.0 * static_cast<double>(s.d_model * s.d_k) - static_cast<double>(s.d_k * s.d_k);
            rows.push_back({std::to_string(s.d_model), std::to_string(s.d_k),
                            std::to_string(2 * s.d_model * s.d_k),
                            std::to_string(measured(s.d_model, s.d_k, rng)),
                            book::decimals(formula, 0) + (s.d_k > s.d_model ? " (wrong)" : "")});
        }
        results.table("three_rank_of_the_derivative",
                      {"$d_\\text{model}$", "$d_k$", "stored", "directions measured",
                       "$2·d_\\text{model}·d_k - d_k^2$"},
                      rows);

        // d_k = 1, and yet weights of full rank: the determinant is not 0.
        const qkv::Matrix q{{-1}, {0}, {1}}, k{{-2}, {1}, {2}};
        const qkv::Matrix a = qkv::softmax(qkv::scores(q, k));
        results.number("three_rank_of_scores", static_cast<double>(rank(qkv::scores(q, k))), 0);
        results.number("three_rank_of_weights", static_cast<double>(rank(a)), 0);

        book::Drawing drawing(
            720, 400, "How many numbers of W_q and W_k count, for d_model = 512",
            "Against d_k from 0 to 512: the numbers stored, 2·512·d_k, rise in a straight line "
            "to " +
                grouped(stored(d_model)) +
                ". Those that count, 2·512·d_k − d_k², rise with them at first, fall behind, and "
                "end "
                "at " +
                grouped(free) + ", which is one free 512 by 512 matrix. At d_k = 64, " +
                grouped(stored(64)) + " are stored and " + grouped(counted(d_model, 64)) +
                " count. At d_k = 256 as many are stored as in a free matrix, and " +
                grouped(counted(d_model, 256)) + " count.");
        book::Axes axes(drawing, {80, 50}, 600, 280,
                        {0, 512, {0, 64, 128, 256, 384, 512}, "d_k", false, 0},
                        {0, 550, {0, 100, 200, 300, 400, 500}, "thousands of numbers", false, 0});
        std::vector<book::Point> all{{0, 0}}, effective{{0, 0}};
        for (std::size_t d_k = 8; d_k <= d_model; d_k += 8) {
            const auto x = static_cast<double>(d_k);
            all.push_back({x, stored(d_k) / 1000});
            effective.push_back({x, counted(d_model, d_k) / 1000});
        }
        axes.curve({{0, free / 1000}, {512, free / 1000}}, {Ink::quiet, 1.5, true});
        axes.curve(all, {Ink::text, 2, false});
        axes.curve(effective, {Ink::score, 3, false});
        const double gap_top = stored(384) / 1000, gap_low = counted(d_model, 384) / 1000;
        drawing.arrow(axes.at(384, gap_low + 4), axes.at(384, gap_top - 4),
                      {Ink::text, 1.2, false});
        axes.label({384, (gap_top + gap_low) / 2}, 9, 22, "d_k² without effect");
        axes.points({{64, counted(d_model, 64) / 1000},
                     {256, counted(d_model, 256) / 1000},
                     {512, free / 1000}},
                    Ink::score);
        axes.label({64, counted(d_model, 64) / 1000}, 12, 14,
                   grouped(counted(d_model, 64)) + " of " + grouped(stored(64)), {Ink::score, 14});
        axes.label({256, counted(d_model, 256) / 1000}, 8, 22,
                   grouped(counted(d_model, 256)) + " of " + grouped(stored(256)),
                   {Ink::score, 14});
        axes.label({0, free / 1000}, 8, -8, "one free matrix: d_model² = " + grouped(free),
                   {Ink::quiet, 14});
        axes.label({352, stored(352) / 1000}, -12, -6, "stored: 2·d_model·d_k",
                   {Ink::text, 15, Anchor::end, true});
        axes.label({470, counted(d_model, 470) / 1000}, 0, 30, "that count",
                   {Ink::score, 15, Anchor::middle, true});
        results.picture("three_matrices_freedom", drawing);
    });
}
