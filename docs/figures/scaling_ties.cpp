// The size of the Jacobian as logits grow by a common factor: it vanishes with one winner, and does
// not with two.

#include <array>

#include "figure.hpp"
#include "roles.hpp"
#include "scaling.hpp"

namespace {

using book::Anchor;
using book::Ink;
using book::Point;

struct Row {
    double size, largest;
};

/// ‖J‖ and the largest weight for factor times these logits.
Row row_of(const qkv::Matrix& logits, double factor) {
    const qkv::Vector p = xt::row(qkv::softmax(logits * factor), 0);
    double squares = 0;
    for (const double entry : qkv::softmax_jacobian(p)) squares += entry * entry;
    return {std::sqrt(squares), *std::max_element(p.begin(), p.end())};
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        const qkv::Matrix winner{{2, 1, 0}}, tie{{2, 2, 0}};
        qkv::Matrix crowd = xt::zeros<double>({1, 10});
        crowd(0, 0) = 1;

        std::vector<Point> of_winner, of_tie, of_crowd, bound;
        double top_factor = 0, top = 0;
        for (int step = 0; step <= 200; ++step) {
            const double c = 0.05 * step;
            of_winner.push_back({c, row_of(winner, c).size});
            of_tie.push_back({c, row_of(tie, c).size});
            const Row of_many = row_of(crowd, c);
            of_crowd.push_back({c, of_many.size});
            if (of_many.size > top) {
                top = of_many.size;
                top_factor = c;
            }
            const double limit = 2 * (1 - row_of(winner, c).largest);
            if (limit <= 0.6) bound.push_back({c, limit});
        }
        results.number("scaling_winner_10", of_winner.back().y * 1e5, 1);
        results.number("scaling_tie_10", of_tie.back().y, 3);
        results.number("scaling_crowd_0", of_crowd.front().y, 3);
        results.number("scaling_crowd_top", top, 3);
        results.number("scaling_crowd_factor", top_factor, 1);

        // a Jacobian to look at
        const qkv::Matrix logits{{2, 1, 0}};
        const qkv::Vector p = xt::row(qkv::softmax(logits), 0);
        const qkv::Matrix jacobian = qkv::softmax_jacobian(p);
        std::vector<std::vector<std::string>> rows;
        for (std::size_t i = 0; i < 3; ++i) {
            std::vector<std::string> cells{"weight " + std::to_string(i) + ", " +
                                           book::decimals(p(i), 3)};
            double sum = 0;
            for (std::size_t j = 0; j < 3; ++j) {
                cells.push_back(book::decimals(jacobian(i, j), 3));
                sum += jacobian(i, j);
            }
            cells.push_back(book::decimals(sum, 3));
            rows.push_back(cells);
        }
        results.table("scaling_jacobian", {"", "logit 0", "logit 1", "logit 2", "sum"}, rows);
        results.number("scaling_entropy_210", qkv::entropy(p), 3);
        results.number("scaling_perplexity_210", std::exp(qkv::entropy(p)), 1);

        book::Drawing drawing(
            720, 350, "The size of the Jacobian against a factor on all logits",
            "Three curves for factors from 0 to 10. Logits (2, 1, 0): from " +
                book::decimals(of_winner.front().y, 2) + " down to " +
                book::decimals(of_winner.back().y, 4) + ". Logits (2, 2, 0): up from " +
                book::decimals(of_tie.front().y, 2) + " to " + book::decimals(of_tie.back().y, 2) +
                ", where it stays. Ten keys, one of them ahead by 1: from " +
                book::decimals(of_crowd.front().y, 3) + " up to " + book::decimals(top, 3) +
                " at the factor " + book::decimals(top_factor, 1) +
                ", then down. The bound 2(1 - max p) lies above the first one.");
        book::Axes axes(
            drawing, {70, 45}, 600, 245,
            {0, 10, {0, 2, 4, 6, 8, 10}, "c, the factor on all logits", false, 0},
            {0, 0.6, {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6}, "size of the Jacobian, ‖J‖", false, 1});
        axes.curve(bound, {Ink::quiet, 1.5, true});
        axes.curve(of_tie, {Ink::wrong, 2.5, false});
        axes.curve(of_winner, {Ink::score, 2.5, false});
        axes.curve(of_crowd, {Ink::text, 2.5, false});
        axes.label({6.5, 0.5}, 0, -10, "c·(2, 2, 0): two winners",
                   {Ink::wrong, 15, Anchor::middle, true});
        axes.label({1.9, 0.15}, 0, 0, "c·(2, 1, 0)", {Ink::score, 15, Anchor::end, true});
        axes.label({4, row_of(crowd, 4).size}, 12, -4, "c·(1, 0, …, 0): ten keys",
                   {Ink::text, 15, Anchor::start, true});
        axes.label({1.6, 2 * (1 - row_of(winner, 1.6).largest)}, 4, -8,
                   "2(1 − max p) for c·(2, 1, 0)", {Ink::quiet, 13, Anchor::start, false});
        results.picture("scaling_ties", drawing);
    });
}
