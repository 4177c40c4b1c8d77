// The causal mask, square and not, and what it looks like when it is aligned to the wrong end.

#include "cross_attention_maps.hpp"
#include "figure.hpp"

namespace {

using book::Ink;

constexpr double side = 30;

/// What query i sees when the mask is aligned to the start: the course's mistake, drawn beside it.
qkv::Mask aligned_to_the_start(std::size_t queries, std::size_t keys) {
    qkv::Mask mask = xt::zeros<bool>({queries, keys});
    for (std::size_t i = 0; i < queries; ++i) {
        for (std::size_t j = 0; j < keys; ++j) mask(i, j) = j <= i;
    }
    return mask;
}

/// A map with its axes numbered: keys by their position, queries by theirs, and how many each sees.
void numbered(book::Drawing& drawing, book::Point at, const qkv::Mask& mask,
              const std::string& name, Ink ink, const std::vector<std::string>& queries) {
    drawing.text({at.x - 64, at.y - 32}, name, {ink, 15, book::Anchor::start, true});
    for (std::size_t j = 0; j < mask.shape(1); ++j) {
        drawing.text({at.x + side * (static_cast<double>(j) + 0.5), at.y - 8},
                     "k" + std::to_string(j), {Ink::key, 14, book::Anchor::middle, false});
    }
    const auto end = lesson_5::map_of(drawing, at, mask, side, ink);
    for (std::size_t i = 0; i < mask.shape(0); ++i) {
        const double y = at.y + side * static_cast<double>(i) + 20;
        drawing.text({at.x - 8, y}, queries[i], {Ink::query, 14, book::Anchor::end, false});
        drawing.text({end.x + 8, y}, "sees " + std::to_string(lesson_5::seen_by(mask, i)),
                     {ink, 14, book::Anchor::start, false});
    }
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        const qkv::Mask square = qkv::causal_mask(5, 5);
        const qkv::Mask late = qkv::causal_mask(2, 5);
        const qkv::Mask early = aligned_to_the_start(2, 5);
        const qkv::Mask crowd = qkv::causal_mask(5, 3);
        using lesson_5::seen_by;
        results.number("causal_late_first", static_cast<double>(seen_by(late, 0)), 0);
        results.number("causal_late_last", static_cast<double>(seen_by(late, 1)), 0);
        results.number("causal_early_first", static_cast<double>(seen_by(early, 0)), 0);
        results.number("causal_early_last", static_cast<double>(seen_by(early, 1)), 0);
        results.number("causal_one_of_five",
                       static_cast<double>(seen_by(qkv::causal_mask(1, 5), 0)), 0);
        results.number("causal_one_of_five_early",
                       static_cast<double>(seen_by(aligned_to_the_start(1, 5), 0)), 0);
        results.text("causal_wrapped", std::to_string(std::size_t{2} - std::size_t{3}));

        book::Drawing drawing(
            600, 466, "Causal masks: square, fewer queries than keys, more queries than keys",
            "Rows are queries, columns are keys; a filled cell may be seen. Square, 5 by 5: query "
            "i "
            "sees keys 0 to i, a lower triangle. T = 2, S = 5, aligned to the end: the two queries "
            "stand at positions 3 and 4 and see 4 and 5 keys. Aligned to the start they would see "
            "1 "
            "and 2. T = 5, S = 3, aligned to the end: the first two queries see none, the others "
            "1, "
            "2 and 3.");
        const auto names = [](std::initializer_list<const char*> all) {
            return std::vector<std::string>(all.begin(), all.end());
        };
        numbered(drawing, {72, 56}, square, "T = S = 5: a lower triangle", Ink::score,
                 names({"q0", "q1", "q2", "q3", "q4"}));
        numbered(drawing, {72, 268}, late, "T = 2, S = 5: aligned to the end", Ink::score,
                 names({"q0", "q1"}));
        numbered(drawing, {72, 390}, early, "the same, aligned to the start", Ink::wrong,
                 names({"q0", "q1"}));
        numbered(drawing, {400, 56}, crowd, "T = 5, S = 3: aligned to the end", Ink::score,
                 names({"q0", "q1", "q2", "q3", "q4"}));
        drawing.text({336, 234}, "q0 and q1 stand before",
                     {Ink::text, 15, book::Anchor::start, false});
        drawing.text({336, 252}, "the first key.", {Ink::text, 15, book::Anchor::start, false});
        drawing.text({336, 296}, "q0 stands at position 3,",
                     {Ink::text, 15, book::Anchor::start, false});
        drawing.text({336, 314}, "q1 at position 4.", {Ink::text, 15, book::Anchor::start, false});
        drawing.text({336, 410}, "q0 taken for position 0,",
                     {Ink::text, 15, book::Anchor::start, false});
        drawing.text({336, 430}, "q1 for position 1.", {Ink::text, 15, book::Anchor::start, false});
        results.picture("cross_attention_causal", drawing);
    });
}
