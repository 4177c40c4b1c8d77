#include "experiment/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace coach {
namespace {

double real(std::size_t count) { return static_cast<double>(count); }

void sort_from_left(std::vector<Point>& points) {
    std::stable_sort(points.begin(), points.end(),
                     [](const Point& a, const Point& b) { return a.x < b.x; });
}

/// The widths, with a tick at each.
template <class Rows>
Axis axis_of_widths(const Rows& rows) {
    Axis axis;
    axis.name = "d_k";
    axis.is_logarithmic = true;
    for (const auto& row : rows) axis.ticks.push_back(real(row.d_k));
    std::sort(axis.ticks.begin(), axis.ticks.end());
    axis.ticks.erase(std::unique(axis.ticks.begin(), axis.ticks.end()), axis.ticks.end());
    axis.low = axis.ticks.front();
    axis.high = axis.ticks.back();
    if (axis.low == axis.high) {  // one width stands in the middle
        axis.low /= 2.0;
        axis.high *= 2.0;
    }
    return axis;
}

/// A curve of what can be drawn; the rest is counted.
template <class Rows, class Read>
Curve curve_of(const Rows& rows, std::string name, Drawn drawn, const Read& read, Figure& figure) {
    Curve curve{std::move(name), drawn, {}};
    for (const auto& row : rows) {
        const Estimate estimate = read(row);
        if (!std::isfinite(estimate.value) || (figure.y.is_logarithmic && estimate.value <= 0.0)) {
            ++figure.left_out;
            continue;
        }
        curve.points.push_back(
            {real(row.d_k), estimate.value, std::isfinite(estimate.error) ? estimate.error : 0.0});
    }
    sort_from_left(curve.points);
    return curve;
}

Curve law(std::string name, const Axis& x, double at_low, double at_high) {
    return {std::move(name), Drawn::line, {{x.low, at_low}, {x.high, at_high}}};
}

/// From below the least point to above the largest, at powers of 10, a handful of them.
void fit_decades(Figure& figure) {
    double low = 1.0;
    double high = 1.0;
    for (const Curve& curve : figure.curves) {
        for (const Point& point : curve.points) {
            low = std::min(low, point.y - point.error > 0.0 ? point.y - point.error : point.y);
            // a bar may reach beyond all numbers
            high = std::max(high,
                            std::isfinite(point.y + point.error) ? point.y + point.error : point.y);
        }
    }
    const double room = 1.3;  // so that nothing lies on the frame
    figure.y.low = std::max(low / room, std::numeric_limits<double>::min());
    figure.y.high = std::min(high * room, std::numeric_limits<double>::max());
    const int first = static_cast<int>(std::ceil(std::log10(figure.y.low)));
    const int last = static_cast<int>(std::floor(std::log10(figure.y.high)));
    const int step = std::max(1, (last - first + 4) / 5);
    for (int power = first; power <= last; power += step) {
        figure.y.ticks.push_back(std::pow(10.0, power));
    }
}

template <class Read>
Figure softmax_figure(const std::vector<SoftmaxRow>& rows, const Read& read) {
    Figure figure;
    figure.x = axis_of_widths(rows);
    for (std::size_t i = 0; i < scale_names.size(); ++i) {
        figure.curves.push_back(curve_of(
            rows, std::string(scale_names[i]), Drawn::connected_marks,
            [&](const SoftmaxRow& row) { return read(row)[i]; }, figure));
    }
    return figure;
}

}  // namespace

Figure variance_figure(const std::vector<VarianceRow>& rows) {
    Figure figure;
    figure.title = "variance of a dot product";
    figure.x = axis_of_widths(rows);
    figure.y.name = "variance";
    figure.y.is_logarithmic = true;
    figure.curves.push_back(law("the lines d_k and 1", figure.x, figure.x.low, figure.x.high));
    figure.curves.push_back(law("", figure.x, 1.0, 1.0));
    figure.curves.push_back(curve_of(
        rows, "q·k", Drawn::marks, [](const VarianceRow& row) { return row.raw; }, figure));
    figure.curves.push_back(curve_of(
        rows, "q·k/√d_k", Drawn::marks, [](const VarianceRow& row) { return row.scaled; }, figure));
    fit_decades(figure);
    return figure;
}

Figure entropy_figure(const std::vector<SoftmaxRow>& rows) {
    Figure figure = softmax_figure(rows, [](const SoftmaxRow& row) { return row.entropy; });
    const double most = std::log(real(softmax_keys));
    figure.title = fmt::format("entropy of a softmax over {} keys, in nats; ln {} is {:.2f}",
                               softmax_keys, softmax_keys, most);
    figure.y.name = "nats";
    // a wrong entropy may be anything
    double low = 0.0;
    double high = most;
    for (const Curve& curve : figure.curves) {
        for (const Point& point : curve.points) {
            low = std::min(low, point.y);
            high = std::max(high, point.y);
        }
    }
    figure.y.low = low;
    figure.y.high = high + 0.05 * (high - low);
    const double step = (high - low) < 8.0 ? 1.0 : (high - low) / 4.0;
    for (double tick = low < 0.0 ? low : 0.0; tick <= high; tick += step) {
        figure.y.ticks.push_back(tick);
    }
    return figure;
}

Figure largest_weight_figure(const std::vector<SoftmaxRow>& rows) {
    Figure figure = softmax_figure(rows, [](const SoftmaxRow& row) { return row.largest; });
    figure.title =
        fmt::format("largest of its {0} weights; all equal they are 1/{0}", softmax_keys);
    figure.y.name = "weight";
    figure.y.high = 1.05;
    figure.y.ticks = {0.0, 0.25, 0.5, 0.75, 1.0};
    return figure;
}

std::vector<Figure> figures_of(const Findings& findings) {
    std::vector<Figure> figures;
    if (!findings.variance.rows.empty()) {
        figures.push_back(variance_figure(findings.variance.rows));
    }
    if (!findings.softmax.rows.empty()) {
        figures.push_back(entropy_figure(findings.softmax.rows));
        figures.push_back(largest_weight_figure(findings.softmax.rows));
    }
    return figures;
}

}  // namespace coach
