// What a softmax over 10 keys makes of scores as they are, divided by √d_k and divided by d_k: the
// largest weight, the entropy, the size of the Jacobian, and how much of it reaches a query.

#include <array>

#include "figure.hpp"
#include "roles.hpp"
#include "scaling.hpp"

namespace {

using book::Ink;
using book::Point;

constexpr std::size_t keys = 10;
constexpr double width_of_the_tables = 1024;

/// The three ways to treat a score, and how each is drawn.
struct Scale {
    const char* name;    ///< in a picture
    const char* in_tex;  ///< in a table
    const char* key;     ///< in the keys of numbers
    book::Stroke stroke;
    double (*factor)(double d_k);
};
const std::array<Scale, 3> scales{{
    {"no scale", "$q \\cdot k$", "none", {Ink::wrong, 2.5, false}, [](double) { return 1.0; }},
    {"1/√d_k",
     "$q \\cdot k / \\sqrt{d_k}$",
     "root",
     {Ink::score, 2.5, false},
     [](double d_k) { return 1 / std::sqrt(d_k); }},
    {"1/d_k",
     "$q \\cdot k / d_k$",
     "width",
     {Ink::quiet, 2.5, true},
     [](double d_k) { return 1 / d_k; }},
}};

/// What a row of weights is like, on average and, for what reaches a query, in the middle.
struct Saturation {
    double largest = 0, entropy = 0, jacobian = 0, reaches_mean = 0, reaches_median = 0;
    double decided = 0;  ///< the share of rows with a weight above 0.99
};

double median(std::vector<double> numbers) {
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::nth_element(numbers.begin(), middle, numbers.end());
    return *middle;
}

/// Standard normal queries and keys of one width, `blocks` times 16 queries with 16 sets of 10 keys:
/// 256 rows a block. Rows of a block share vectors; a mean over rows is as right as one over
/// independent rows, and takes an eighth of the draws.
std::array<Saturation, 3> saturation(std::size_t d_k, std::size_t blocks, qkv::Rng& rng) {
    constexpr std::size_t queries = 16, sets = 16;
    std::array<Saturation, 3> found;
    std::array<std::vector<double>, 3> reaches;
    qkv::Vector p = xt::zeros<double>({keys});
    for (std::size_t block = 0; block < blocks; ++block) {
        const qkv::Matrix q = qkv::standard_normal(queries, d_k, rng);
        const qkv::Matrix k = qkv::standard_normal(sets * keys, d_k, rng);
        const qkv::Matrix all = qkv::scores(q, k);
        qkv::Matrix rows = xt::zeros<double>({queries * sets, keys});
        std::copy_n(all.data(), all.size(), rows.data());  // row by row: 10 keys at a time
        for (std::size_t s = 0; s < scales.size(); ++s) {
            const double scale = scales[s].factor(static_cast<double>(d_k));
            const qkv::Matrix weights = qkv::softmax(rows * scale);
            for (std::size_t i = 0; i < weights.shape(0); ++i) {
                // pointers: the book is built without optimisation, and there are many rows
                std::copy_n(weights.data() + i * keys, keys, p.data());
                const qkv::Matrix jacobian = qkv::softmax_jacobian(p);
                double squares = 0;
                for (std::size_t e = 0; e < keys * keys; ++e) {
                    squares += jacobian.data()[e] * jacobian.data()[e];
                }
                const double largest = *std::max_element(p.data(), p.data() + keys);
                found[s].largest += largest;
                if (largest > 0.99) ++found[s].decided;
                found[s].entropy += qkv::entropy(p);
                found[s].jacobian += std::sqrt(squares);
                reaches[s].push_back(scale * std::sqrt(squares));
            }
        }
    }
    for (std::size_t s = 0; s < scales.size(); ++s) {
        const auto rows = static_cast<double>(reaches[s].size());
        found[s].largest /= rows;
        found[s].entropy /= rows;
        found[s].decided /= rows;
        found[s].jacobian /= rows;
        for (const double each : reaches[s]) found[s].reaches_mean += each / rows;
        found[s].reaches_median = median(reaches[s]);
    }
    return found;
}

/// One panel: a quantity against d_k, a curve for each scale.
struct Panel {
    Point top_left;
    std::string label;
    double Saturation::*quantity;
    double from, to;
    std::vector<double> ticks;
    int decimals;
    std::array<double, 3> shifts;  ///< of the curves' names, so that they keep apart
};

constexpr double panel_width = 215, panel_height = 185;
const std::vector<double> width_ticks{1, 4, 16, 64, 256, 1024};

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        qkv::Rng rng(4);
        std::vector<double> widths;
        std::vector<std::array<Saturation, 3>> found;
        for (std::size_t d_k = 1; d_k < 1024; d_k *= 2) {
            widths.push_back(static_cast<double>(d_k));
            found.push_back(saturation(d_k, 8, rng));
        }
        constexpr std::size_t blocks = 80;
        widths.push_back(width_of_the_tables);
        found.push_back(saturation(1024, blocks, rng));
        const std::array<Saturation, 3>& wide = found.back();
        results.number("scaling_rows", 256 * blocks, 0);

        // the tables, and their numbers for the text
        std::vector<std::vector<std::string>> rows, gradients;
        for (std::size_t s = 0; s < scales.size(); ++s) {
            const Saturation& each = wide[s];
            rows.push_back({scales[s].in_tex, book::decimals(each.largest, 2),
                            book::decimals(each.entropy, 2), book::decimals(each.jacobian, 2)});
            const std::array<int, 3> digits{2, 3, 4};  // two where there are two
            gradients.push_back({scales[s].in_tex, book::decimals(each.jacobian, 2),
                                 book::decimals(each.reaches_mean, digits[s]),
                                 book::decimals(each.reaches_median, s == 0 ? 6 : digits[s])});
            const std::string key = scales[s].key;
            results.number("scaling_largest_" + key, each.largest, 2);
            results.number("scaling_entropy_" + key, each.entropy, 2);
            results.number("scaling_jacobian_" + key, each.jacobian, 2);
            // between how many keys such a row is undecided
            results.number("scaling_perplexity_" + key, std::exp(each.entropy), 1);
        }
        results.table("scaling_saturation", {"logits", "largest weight", "entropy", "$\\|J\\|$"},
                      rows);
        results.table("scaling_gradients",
                      {"logits", "$\\|J\\|$, mean", "scale · $\\|J\\|$, mean", "its median"},
                      gradients);
        // q has d_k components, each of which gets about as much as the table says
        results.number("scaling_whole_root", std::sqrt(width_of_the_tables) * wide[1].reaches_mean,
                       2);
        results.number("scaling_whole_width", std::sqrt(width_of_the_tables) * wide[2].reaches_mean,
                       2);
        results.number("scaling_starved", wide[1].reaches_mean / wide[2].reaches_mean, 0);
        results.number("scaling_log_keys", std::log(static_cast<double>(keys)), 2);

        // a usual width, as many rows, and numbers of its own: the others stay as they are
        qkv::Rng rng_64(64);
        const std::array<Saturation, 3> usual = saturation(64, blocks, rng_64);
        results.number("scaling_decided_1024", 100 * wide[0].decided, 0);
        results.number("scaling_decided_64", 100 * usual[0].decided, 0);
        results.number("scaling_median_64_none", usual[0].reaches_median, 2);
        results.number("scaling_median_64_root", usual[1].reaches_median, 2);

        const auto curve_of = [&](std::size_t s, double Saturation::*quantity) {
            std::vector<Point> points;
            for (std::size_t i = 0; i < widths.size(); ++i) {
                points.push_back({widths[i], found[i][s].*quantity});
            }
            return points;
        };
        const auto number = [](double value, int decimals) {
            return book::decimals(value, decimals);
        };

        // all of it
        book::Drawing drawing(
            720, 600, "A softmax over 10 keys, against the width d_k, for three scales",
            "Four curves each for no scale, 1/√d_k and 1/d_k, d_k from 1 to 1024. Without a scale "
            "the "
            "largest weight rises from " +
                number(found[0][0].largest, 2) + " to " + number(wide[0].largest, 2) +
                ", the entropy falls from " + number(found[0][0].entropy, 2) + " to " +
                number(wide[0].entropy, 2) + ", the size of the Jacobian from " +
                number(found[0][0].jacobian, 2) + " to " + number(wide[0].jacobian, 2) +
                ", and what reaches a query in the median row to " +
                number(wide[0].reaches_median, 6) +
                ". With 1/√d_k the first three stay nearly level: at 1024 the largest weight is " +
                number(wide[1].largest, 2) + ", the entropy " + number(wide[1].entropy, 2) +
                ", the Jacobian " + number(wide[1].jacobian, 2) + "; " +
                number(wide[1].reaches_median, 4) +
                " reaches a query. With 1/d_k they tend to those of equal weights, " +
                number(wide[2].largest, 2) + ", " + number(wide[2].entropy, 2) + " and " +
                number(wide[2].jacobian, 2) + "; " + number(wide[2].reaches_median, 4) +
                " reaches a query.");
        const std::array<Panel, 3> panels{{
            {{55, 45},
             "largest weight",
             &Saturation::largest,
             0,
             1,
             {0, 0.2, 0.4, 0.6, 0.8, 1},
             1,
             {5, 5, 5}},
            {{420, 45},
             "entropy, in nats",
             &Saturation::entropy,
             0,
             2.5,
             {0, 0.5, 1, 1.5, 2},
             1,
             {5, 12, -4}},
            {{55, 345},
             "size of the Jacobian, ‖J‖",
             &Saturation::jacobian,
             0,
             0.4,
             {0, 0.1, 0.2, 0.3, 0.4},
             1,
             {5, -3, 12}},
        }};
        for (const Panel& panel : panels) {
            book::Axes axes(
                drawing, panel.top_left, panel_width, panel_height,
                {1, 1024, width_ticks, "d_k", true, 0},
                {panel.from, panel.to, panel.ticks, panel.label, false, panel.decimals});
            if (panel.quantity == &Saturation::entropy) {
                const double most = std::log(static_cast<double>(keys));
                axes.curve({{1, most}, {1024, most}}, {Ink::text, 0.8, false});
                axes.label({1, most}, 4, -6, "ln 10: all alike",
                           {Ink::text, 13, book::Anchor::start, false});
            }
            for (std::size_t s = 0; s < scales.size(); ++s) {
                const auto points = curve_of(s, panel.quantity);
                axes.curve(points, scales[s].stroke);
                axes.label(points.back(), 8, panel.shifts[s], scales[s].name,
                           {scales[s].stroke.ink, 14, book::Anchor::start, true});
            }
        }
        // the last one by powers of ten
        const Point corner{420, 345};
        book::Axes axes(drawing, corner, panel_width, panel_height,
                        {1, 1024, width_ticks, "d_k", true, 0},
                        {1e-6, 1, {}, "scale · ‖J‖, the median row", true, 0});
        for (int power = 0; power >= -6; power -= 2) {
            const double value = std::pow(10.0, power);
            const Point left = axes.at(1, value);
            drawing.line(left, {left.x + panel_width, left.y}, {Ink::quiet, 0.4, false});
            drawing.text({left.x - 7, left.y + 5}, book::decimals(value, -power),
                         {Ink::text, 13, book::Anchor::end, false});
        }
        for (std::size_t s = 0; s < scales.size(); ++s) {
            const auto points = curve_of(s, &Saturation::reaches_median);
            axes.curve(points, scales[s].stroke);
            axes.label(points.back(), 8, 5, scales[s].name,
                       {scales[s].stroke.ink, 14, book::Anchor::start, true});
        }
        results.picture("scaling_saturation", drawing);

        // the largest weight alone, without names: which curve is which?
        book::Drawing riddle(720, 285, "The largest of 10 weights against d_k: curves A, B and C",
                             "Three curves that start together at " +
                                 number(found[0][1].largest, 2) + " where d_k is 1. A rises to " +
                                 number(wide[0].largest, 2) + " at 1024, B ends at " +
                                 number(wide[1].largest, 2) + ", C falls to " +
                                 number(wide[2].largest, 2) + ".");
        book::Axes plain(
            riddle, {70, 40}, 600, 190, {1, 1024, width_ticks, "d_k", true, 0},
            {0, 1, {0, 0.2, 0.4, 0.6, 0.8, 1}, "largest of 10 weights, mean", false, 1});
        const char* letters[] = {"A", "B", "C"};
        for (std::size_t s = 0; s < scales.size(); ++s) {
            const auto points = curve_of(s, &Saturation::largest);
            plain.curve(points, {Ink::text, 2.5, false});
            plain.label(points[5], 0, -8, letters[s], {Ink::text, 18, book::Anchor::middle, true});
        }
        results.picture("scaling_riddle", riddle);
    });
}
