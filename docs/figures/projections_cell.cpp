// One number of Q: a row of X meets a column of W_q, and the products are added up.

#include "../quizzes/1_projections.hpp"
#include "figure.hpp"
#include "projections_text.hpp"

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        using book::Anchor;
        using book::Ink;
        const qkv::QKV projected = qkv::project_qkv(example::x, example::head);
        constexpr std::size_t row = 0;
        const qkv::Matrix& w = example::head.w_q;
        const std::size_t features = w.shape(0), d_k = w.shape(1);

        std::string description = "Row 0 of X stands above each column of W_q.";
        for (std::size_t c = 0; c < d_k; ++c) {
            description += " Column " + std::to_string(c) + ": ";
            for (std::size_t f = 0; f < features; ++f) {
                description += (f == 0 ? "" : " + ") + book::decimals(example::x(row, f), 1) +
                               " times " + book::decimals(w(f, c), 1);
            }
            description += " is " + book::decimals(projected.q(row, c), 1) + '.';
        }
        book::Drawing drawing(620, 316, "One query, number by number", description);
        constexpr double left = 150, wide = 64, high = 30;
        const auto strip = [&](double y, const char* name, Ink ink, const auto& number) {
            drawing.text({left - 12, y + high / 2 + 5}, name, {ink, 15, Anchor::end, true});
            for (std::size_t f = 0; f < features; ++f) {
                const double x = left + wide * static_cast<double>(f);
                drawing.box({x, y}, wide, high, {ink, 1, false}, true);
                drawing.text({x + wide / 2, y + high / 2 + 5}, book::decimals(number(f), 1),
                             {Ink::text, 15, Anchor::middle, false});
            }
        };
        drawing.text({left, 20}, "the d_model = 4 features of position 0", {Ink::quiet, 14});
        strip(32, "row 0 of X", Ink::input, [&](std::size_t f) { return example::x(row, f); });
        for (std::size_t c = 0; c < d_k; ++c) {
            const double y = 88 + 116 * static_cast<double>(c);
            const std::string column = "column " + std::to_string(c) + " of W_q";
            strip(y, column.c_str(), Ink::query, [&](std::size_t f) { return w(f, c); });
            strip(y + high + 12, "products", Ink::text,
                  [&](std::size_t f) { return example::x(row, f) * w(f, c); });
            const double middle = y + high + 12 + high / 2;
            const double end = left + wide * static_cast<double>(features);
            drawing.arrow({end + 8, middle}, {end + 84, middle}, {Ink::query, 1.5, false});
            drawing.text({end + 42, middle - 9}, "add up", {Ink::quiet, 14, Anchor::middle, false});
            drawing.box({end + 94, middle - high / 2}, wide, high, {Ink::query, 2.5, false}, true);
            drawing.text({end + 94 + wide / 2, middle + 5}, book::decimals(projected.q(row, c), 1),
                         {Ink::text, 15, Anchor::middle, true});
            drawing.text({end + 94 + wide / 2, middle + high / 2 + 18},
                         "q_{0," + std::to_string(c) + "}", {Ink::query, 15, Anchor::middle, true});
        }
        results.text("projections_q_0", projections::tuple(projected.q, row));
        results.picture("projections_cell", drawing);

        // the three projections of each position, as a table
        std::vector<std::vector<std::string>> rows;
        for (std::size_t i = 0; i < example::x.shape(0); ++i) {
            rows.push_back({std::to_string(i), projections::row(example::x, i),
                            projections::row(projected.q, i), projections::row(projected.k, i),
                            projections::row(projected.v, i)});
        }
        results.table("projections_rows", {"position", "row of X", "query", "key", "value"}, rows);
    });
}
