// The softmax over the keys beside the one over the queries, each with its sums on both margins.

#include "roles_example.hpp"

namespace {

using namespace roles_example;
using book::Anchor;
using book::Ink;

/// Weights with the sums of their rows at the right and those of their columns below. Sums that are
/// all 1 are framed.
void with_margins(book::Drawing& drawing, book::Point at, const qkv::Matrix& weights,
                  const std::string& name, const std::string& along, Ink ink,
                  const std::vector<std::string>& queries, bool rows_are_distributions) {
    constexpr double width = 52, height = 34;
    const std::size_t rows = weights.shape(0), columns = weights.shape(1);
    drawing.text({at.x, at.y - 50}, name, {ink, 16, Anchor::start, true});
    drawing.text({at.x, at.y - 30}, along, {Ink::quiet, 14, Anchor::start, false});
    const book::Point corner = drawing.matrix(
        at, weights, {ink, width, height, 2, true, 0, 1, "", queries, numbered("k_", columns)});
    const Ink row_ink = rows_are_distributions ? ink : Ink::quiet;
    const Ink column_ink = rows_are_distributions ? Ink::quiet : ink;
    for (std::size_t i = 0; i < rows; ++i) {
        double sum = 0;
        for (std::size_t j = 0; j < columns; ++j) sum += weights(i, j);
        drawing.text({corner.x + 34, at.y + height * (static_cast<double>(i) + 0.5) + 5},
                     book::decimals(sum, 2), {row_ink, 15, Anchor::middle, rows_are_distributions});
    }
    for (std::size_t j = 0; j < columns; ++j) {
        double sum = 0;
        for (std::size_t i = 0; i < rows; ++i) sum += weights(i, j);
        drawing.text({at.x + width * (static_cast<double>(j) + 0.5), corner.y + 27},
                     book::decimals(sum, 2),
                     {column_ink, 15, Anchor::middle, !rows_are_distributions});
    }
    if (rows_are_distributions) {
        drawing.box({corner.x + 8, at.y}, 52, corner.y - at.y, {ink, 1.5, false});
    } else {
        drawing.box({at.x, corner.y + 8}, corner.x - at.x, 28, {ink, 1.5, false});
    }
    drawing.text({corner.x + 34, at.y - 7}, "sum", {Ink::quiet, 13, Anchor::middle, false});
    drawing.text({at.x - 7, corner.y + 27}, "sum", {Ink::quiet, 13, Anchor::end, false});
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        const qkv::Matrix logits = qkv::scores(q, k) / root_d_k();
        const qkv::Matrix over_keys = qkv::softmax(logits);
        const qkv::Matrix turned = xt::transpose(logits);
        const qkv::Matrix over_queries = xt::transpose(qkv::softmax(turned));
        const qkv::Vector key_sums = xt::sum(over_keys, {0});
        const qkv::Vector query_sums = xt::sum(over_queries, {1});
        const auto listed = [](const qkv::Vector& sums) {
            std::string text;
            for (const double sum : sums)
                text += (text.empty() ? "" : ", ") + book::decimals(sum, 2);
            return text;
        };
        book::Drawing drawing(
            720, 310, "A softmax over the keys and one over the queries",
            "The same scores twice, 5 queries by 4 keys. Over the keys: every row "
            "sums to 1, the columns to " +
                listed(key_sums) + ". Over the queries: every column sums to 1, the rows to " +
                listed(query_sums) + ".");
        const auto queries = numbered("q_", q.shape(0));
        with_margins(drawing, {40, 84}, over_keys, "Over the keys: attention",
                     "each query hands out 1", Ink::score, queries, true);
        with_margins(drawing, {420, 84}, over_queries, "Over the queries: not attention",
                     "each key shares out 1", Ink::wrong, queries, false);
        results.picture("roles_axes", drawing);
        for (std::size_t j = 0; j < key_sums.size(); ++j) {
            results.number("roles_key_sum_" + std::to_string(j), key_sums(j), 2);
        }
        results.number("roles_least_of_a_query", xt::amin(query_sums)(), 2);
        results.number("roles_most_of_a_query", xt::amax(query_sums)(), 2);
    });
}
