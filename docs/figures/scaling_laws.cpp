// The law of q·k / √d_k at four widths against the normal law of the same variance: the shape
// changes, the variance does not.

#include <array>
#include <numbers>

#include "figure.hpp"
#include "scaling.hpp"

namespace {

using book::Anchor;
using book::Ink;
using book::Point;

constexpr std::size_t samples = 100'000;
constexpr double reach = 4, bin = 0.2;

double normal_density(double x) { return std::exp(-x * x / 2) / std::sqrt(2 * std::numbers::pi); }

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        qkv::Rng rng(11);
        constexpr auto bins = static_cast<std::size_t>(2 * reach / bin + 0.5);
        std::vector<Point> normal;
        for (double x = -reach; x <= reach + 1e-9; x += 0.1)
            normal.push_back({x, normal_density(x)});

        std::string description =
            "Histograms of 100,000 dot products divided by √d_k, each with the normal density of "
            "variance 1. Of the samples of width";
        struct Panel {
            std::size_t d_k;
            std::vector<Point> outline;
            double variance, far;
        };
        std::vector<Panel> panels;
        for (const std::size_t d_k : {1, 4, 16, 64}) {
            const qkv::Vector scaled =
                qkv::dot_products(d_k, samples, rng) / std::sqrt(static_cast<double>(d_k));
            std::vector<double> counts(bins, 0.0);
            double far = 0;
            for (const double sample : scaled) {
                if (std::abs(sample) > 3) ++far;
                const double place = std::floor((sample + reach) / bin);
                if (place >= 0 && place < static_cast<double>(bins))
                    ++counts[static_cast<std::size_t>(place)];
            }
            Panel panel{d_k, {}, qkv::moments(scaled).variance, 100 * far / samples};
            for (std::size_t i = 0; i < bins; ++i) {
                const double from = -reach + bin * static_cast<double>(i);
                const double density = counts[i] / (samples * bin);
                panel.outline.push_back({from, density});
                panel.outline.push_back({from + bin, density});
            }
            const std::string width = std::to_string(d_k);
            results.number("scaling_far_" + width, panel.far, 1);
            description += " " + width + ", " + book::decimals(panel.far, 1) +
                           " percent are further than 3 from 0, and the variance is " +
                           book::decimals(panel.variance, 2) + ";";
            panels.push_back(panel);
        }
        const double normal_far = 100 * std::erfc(3 / std::sqrt(2.0));
        results.number("scaling_far_normal", normal_far, 1);
        description += " of a normal law, " + book::decimals(normal_far, 1) +
                       " percent. At width 1 the histogram has a sharp peak at 0; at 64 it is the "
                       "normal curve.";

        book::Drawing drawing(720, 310, "The law of q·k / √d_k at the widths 1, 4, 16 and 64",
                              description);
        constexpr double width = 148, height = 180;
        double left = 46;
        for (const Panel& panel : panels) {
            const bool first = panel.d_k == 1;
            book::Axes axes(
                drawing, {left, 60}, width, height,
                {-reach, reach, {-3, 0, 3}, "q·k / √d_k", false, 0},
                {0, 1.2, first ? std::vector<double>{0, 0.4, 0.8, 1.2} : std::vector<double>{}, "",
                 false, 1});
            std::vector<Point> drawn;
            for (const Point& point : panel.outline) drawn.push_back(axes.at(point.x, point.y));
            drawing.area(drawn, 60 + height, Ink::score);
            axes.curve(panel.outline, {Ink::score, 2, false});
            axes.curve(normal, {Ink::text, 1.5, true});
            drawing.text({left + width / 2, 24}, "d_k = " + std::to_string(panel.d_k),
                         {Ink::text, 15, Anchor::middle, true});
            drawing.text({left + width / 2, 44}, "variance " + book::decimals(panel.variance, 2),
                         {Ink::score, 13, Anchor::middle, false});
            left += 172;
        }
        results.picture("scaling_laws", drawing);
    });
}
