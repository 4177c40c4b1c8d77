// Ways to hide a key, and what each of them does in a row where some keys are hidden, where the
// hidden one scores far above the others, and where all are hidden.

#include <cmath>
#include <limits>

#include "cross_attention_maps.hpp"
#include "figure.hpp"
#include "roles.hpp"

namespace {

using book::Ink;
using Row = std::vector<double>;

constexpr double infinity = std::numeric_limits<double>::infinity();

Row softmax(const Row& logits) {
    qkv::Matrix matrix = xt::zeros<double>({std::size_t{1}, logits.size()});
    for (std::size_t j = 0; j < logits.size(); ++j) matrix(0, j) = logits[j];
    const qkv::Matrix weights = qkv::softmax(matrix);
    return {weights.begin(), weights.end()};
}

/// The reference: keys of these logits (d_k = 1, a query of 1), hidden where `seen` is false.
Row reference(const Row& logits, const std::vector<bool>& seen) {
    const std::size_t keys = logits.size();
    qkv::Matrix k = xt::zeros<double>({keys, std::size_t{1}});
    qkv::Mask mask = xt::zeros<bool>({std::size_t{1}, keys});
    for (std::size_t j = 0; j < keys; ++j) {
        k(j, 0) = logits[j];
        mask(0, j) = seen[j];
    }
    const qkv::Matrix weights = qkv::masked_attention({{1}}, k, k, mask).weights;
    return {weights.begin(), weights.end()};
}

Row filled(Row logits, const std::vector<bool>& seen, double with) {
    for (std::size_t j = 0; j < logits.size(); ++j) {
        if (!seen[j]) logits[j] = with;
    }
    return softmax(logits);
}

Row added(Row logits, const std::vector<bool>& seen, double what) {
    for (std::size_t j = 0; j < logits.size(); ++j) {
        if (!seen[j]) logits[j] += what;
    }
    return softmax(logits);
}

/// The sum rounded to single precision, as hardware does; what the softmax then makes of it.
Row added_in_single_precision(Row logits, const std::vector<bool>& seen, float what) {
    for (std::size_t j = 0; j < logits.size(); ++j) {
        if (!seen[j]) logits[j] = static_cast<double>(static_cast<float>(logits[j]) + what);
    }
    return softmax(logits);
}

Row zeroed(const Row& logits, const std::vector<bool>& seen, bool divide) {
    Row weights = softmax(logits);
    double sum = 0;
    for (std::size_t j = 0; j < weights.size(); ++j) {
        if (!seen[j]) weights[j] = 0;
        sum += weights[j];
    }
    for (double& weight : weights) weight = divide ? weight / sum : weight;
    return weights;
}

double sum_of(const Row& row) {
    double sum = 0;
    for (const double each : row) sum += each;
    return sum;
}

std::string shown(double value, int decimals = 3) {
    return std::isnan(value) ? "NaN" : book::decimals(value, decimals);
}

std::string shown(const Row& row) {
    std::string text;
    for (const double each : row) text += (text.empty() ? "" : ",\u00a0") + shown(each);
    return text;
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        const Row logits{0, std::log(2.0), std::log(5.0)};
        const Row towering{0, std::log(2.0), 1000};
        const std::vector<bool> last_hidden{true, true, false}, all_hidden{false, false, false};

        const auto line = [&](const std::string& what, const Row& usual, const Row& high) {
            return std::vector<std::string>{what, shown(usual), shown(sum_of(usual)), shown(high)};
        };
        results.table(
            "hiding_ways",
            {"the third key is hidden by", "weights", "their sum", "if its logit is 1000"},
            {line("nothing", softmax(logits), softmax(towering)),
             line("−∞ before the softmax (`masked_attention`)", reference(logits, last_hidden),
                  reference(towering, last_hidden)),
             line("a logit of 0", filled(logits, last_hidden, 0), filled(towering, last_hidden, 0)),
             line("a weight of 0, after the softmax", zeroed(logits, last_hidden, false),
                  zeroed(towering, last_hidden, false)),
             line("the same, divided by what is left", zeroed(logits, last_hidden, true),
                  zeroed(towering, last_hidden, true))});
        results.number("hiding_left", sum_of(zeroed(logits, last_hidden, false)), 3);
        results.number("hiding_zero_among_negative", filled({-3, -2, 5}, last_hidden, 0)[2], 3);
        // logits that may be seen, but are below the number that was to be infinite
        results.text("hiding_below", shown(filled({-2e9, -2e9, 5}, last_hidden, -1e9)));
        results.text("hiding_below_right", shown(reference({-2e9, -2e9, 5}, last_hidden)));
        const float billion = -1e9F;
        results.number(
            "single_precision_step",
            static_cast<double>(std::nextafter(billion, 0.0F)) - static_cast<double>(billion), 0);

        struct Way {
            const char* name;
            const char* detail;
            Row weights;
            Ink ink;
        };
        const Way ways[] = {
            {"no key, no weight", "the contract of this course", reference(logits, all_hidden),
             Ink::score},
            {"−∞, left to the softmax", "−∞ − (−∞) is NaN", filled(logits, all_hidden, -infinity),
             Ink::wrong},
            {"−1e9 filled in", "all logits are equal", filled(logits, all_hidden, -1e9),
             Ink::wrong},
            {"−1e9 added, in double precision", "as without a mask",
             added(logits, all_hidden, -1e9), Ink::wrong},
            {"−1e9 added, in single precision", "differences rounded away",
             added_in_single_precision(logits, all_hidden, billion), Ink::wrong},
        };
        std::string description =
            "Three keys with the logits 0, ln 2 and ln 5, all hidden, and what weights come out.";
        for (const Way& way : ways) {
            description += std::string(" ") + way.name + ": " + shown(way.weights) + ", sum " +
                           shown(sum_of(way.weights)) + '.';
        }
        // the cells stand at the left, where a phone shows them without being moved
        book::Drawing drawing(560, 400, "A query that may see none of three keys, in five ways",
                              description);
        const double left = 8, cell = 82, height = 34;
        const char* keys[] = {"logit 0", "logit ln 2", "logit ln 5"};
        for (std::size_t j = 0; j < 3; ++j) {
            drawing.text({left + cell * (static_cast<double>(j) + 0.5), 18}, keys[j],
                         {Ink::key, 15, book::Anchor::middle, false});
        }
        drawing.text({left + 3 * cell + 12, 18}, "sum",
                     {Ink::text, 15, book::Anchor::start, false});
        double y = 54;
        for (const Way& way : ways) {
            drawing.text({left, y - 8}, way.name, {way.ink, 16, book::Anchor::start, true});
            for (std::size_t j = 0; j < 3; ++j) {
                drawing.shaded_cell({left + cell * static_cast<double>(j), y}, cell, height,
                                    way.weights[j], shown(way.weights[j]));
            }
            drawing.box({left, y}, 3 * cell, height, {way.ink, 2, false});
            drawing.text({left + 3 * cell + 12, y + 22}, shown(sum_of(way.weights)),
                         {way.ink, 15, book::Anchor::start, false});
            drawing.text({350, y + 22}, way.detail, {Ink::text, 15, book::Anchor::start, false});
            y += 72;
        }
        results.picture("cross_attention_empty_row", drawing);
    });
}
