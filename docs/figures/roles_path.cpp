// One query's path through the matrices: its row stays its row from Q to the output, every key
// meets it on the way to the scores, and every value on the way out.

#include "roles_example.hpp"

namespace {

using namespace roles_example;
using book::Anchor;
using book::Ink;

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        const qkv::Matrix scores = qkv::scores(q, k);
        const qkv::Attention looked_up = qkv::soft_lookup(q, k, v, root_d_k());
        book::Drawing drawing(
            720, 470, "The path of one query",
            "Q is 5 by 3, the scores and the weights are 5 by 4, the output is 5 by 2. Row 1 is "
            "marked in all four: query " +
                tuple(q, followed, 0) + " has scores " + tuple(scores, followed, 0) + ", weights " +
                tuple(looked_up.weights, followed, 2) + " and output " +
                tuple(looked_up.output, followed, 2) +
                ". K, 4 by 3, comes in between Q and the scores; V, 4 by 2, between the weights "
                "and the output, and nowhere earlier.");
        constexpr double top = 66, height = 34;
        // no labels, but room for them: the four names stand on one line
        const std::vector<std::string> nameless{""};
        const auto indices = numbered("", q.shape(0));
        const auto keys = numbered("k_", k.shape(0));
        const double middle = top + height * (followed + 0.5);

        drawing.matrix({30, top}, q,
                       {Ink::query, 30, height, 0, false, 0, 1, "Q (5, 3)", indices, nameless});
        drawing.matrix({186, top}, scores,
                       {Ink::score, 42, height, 0, false, 0, 1, "Q·Kᵀ (5, 4)", {}, keys});
        drawing.matrix({414, top}, looked_up.weights,
                       {Ink::score, 42, height, 2, true, 0, 1, "weights (5, 4)", {}, keys});
        drawing.matrix({624, top}, looked_up.output,
                       {Ink::value, 46, height, 2, false, 0, 1, "out (5, 2)", {}, nameless});
        // the row that is followed
        const book::Stroke marked{Ink::query, 3.5, false};
        drawing.box({30, middle - height / 2}, 90, height, marked);
        drawing.box({186, middle - height / 2}, 168, height, marked);
        drawing.box({414, middle - height / 2}, 168, height, marked);
        drawing.box({624, middle - height / 2}, 92, height, marked);
        drawing.arrow({124, middle}, {182, middle}, {Ink::query, 2, false});
        drawing.arrow({358, middle}, {410, middle}, {Ink::score, 2, false});
        drawing.arrow({586, middle}, {620, middle}, {Ink::score, 2, false});
        drawing.text({384, middle + 27}, "÷ √d_k", {Ink::score, 13, Anchor::middle, false});
        drawing.text({384, middle + 46}, "softmax", {Ink::score, 13, Anchor::middle, false});
        drawing.text({384, middle + 64}, "along", {Ink::score, 13, Anchor::middle, false});
        drawing.text({384, middle + 80}, "the row", {Ink::score, 13, Anchor::middle, false});

        constexpr double below = 312;
        drawing.matrix({108, below}, k, {Ink::key, 30, 28, 0, false, 0, 1, "K (4, 3)", keys, {}});
        drawing.path({{153, below - 28}, {153, middle + 8}}, {Ink::key, 2, false});
        drawing.arrow({153, middle + 14}, {153, middle + 3}, {Ink::key, 2, false});
        drawing.matrix({572, below}, v,
                       {Ink::value, 34, 28, 0, false, 0, 1, "V (4, 2)", numbered("v_", 4), {}});
        drawing.path({{602, below - 28}, {602, middle + 8}}, {Ink::value, 2, false});
        drawing.arrow({602, middle + 14}, {602, middle + 3}, {Ink::value, 2, false});

        drawing.text({214, 330}, "a query: what its position looks for",
                     {Ink::query, 15, Anchor::start, true});
        drawing.text({214, 358}, "a key: what a position is matched on",
                     {Ink::key, 15, Anchor::start, true});
        drawing.text({214, 386}, "a value: what a position hands over",
                     {Ink::value, 15, Anchor::start, true});
        drawing.text({214, 416}, "Row 1 stays row 1; columns of scores", {Ink::text, 14});
        drawing.text({214, 434}, "and weights belong to the keys.", {Ink::text, 14});
        results.picture("roles_path", drawing);
    });
}
