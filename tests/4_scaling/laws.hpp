/// @file
/// The laws that random dot products follow, and samples reduced to the few numbers that tell
/// whether they do.
///
/// Every bound here is so wide that a right solution misses it in fewer than one of 10^9 runs, and
/// says where that comes from. L stands for ln(2 / 1e-11), 26.02: what Hoeffding's inequality and
/// its relatives need for a false alarm of 1e-11.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "support/value.hpp"

namespace qkv_tests {

inline constexpr double nobody_knows = std::numeric_limits<double>::quiet_NaN();
inline const double log_of_two_over_alpha = std::log(2.0 / 1e-11);

inline double real(std::size_t count) { return static_cast<double>(count); }

inline std::vector<double> as_numbers(const std::vector<std::size_t>& counts) {
    return {counts.begin(), counts.end()};
}

/// A named number, or several, to be met within a distance.
inline Part part(std::string name, double cell, double within = 0.0, double alike = 0.0) {
    return {std::move(name), {}, {cell}, within, alike};
}
inline Part part(std::string name, std::vector<double> cells, double within = 0.0,
                 double alike = 0.0) {
    const std::size_t size = cells.size();
    return {std::move(name), {size}, std::move(cells), within, alike};
}

/// The mistakes of one kind scatter about as much as right answers do: twice the bound on each side.
inline Part drawn(std::string name, double cell, double within) {
    return part(std::move(name), cell, within, 3.0 * within);
}
inline Part drawn(std::string name, std::vector<double> cells, double within) {
    return part(std::move(name), std::move(cells), within, 3.0 * within);
}

// ---- mean and variance ----

/// 8 standard errors of the mean of so many dot products of this width, whose variance is the width.
///
/// A normal estimate is further off in 1.3e-15 of all runs. The skewness of an estimate, g, makes
/// that more by a factor of about exp(8³·g/6) (Cramér): for a mean g is 0, for the variance it is
/// at most 0.1 here, a factor of 5000: 1e-11. Single huge samples play no part: P(|q·k| > t) falls like
/// exp(-t).
inline double margin_of_mean(std::size_t width, std::size_t samples) {
    return 8.0 * std::sqrt(real(width) / real(samples));
}

/// 8 standard errors of their variance. The excess kurtosis of q·k is 6 / width, so that of the
/// sample variance is, in relation to the variance, √((2 + 6 / width) / samples).
inline double margin_of_variance(std::size_t width, std::size_t samples) {
    return 8.0 * real(width) * std::sqrt((2.0 + 6.0 / real(width)) / real(samples));
}

/// How many there are, their mean and their sample variance.
inline Value moments_of(const qkv::Vector& samples) {
    const double* const first = samples.data();
    const double* const last = first + samples.size();
    double mean = 0.0;
    for (const double* sample = first; sample != last; ++sample) mean += *sample;
    mean /= real(samples.size());
    double squares = 0.0;
    for (const double* sample = first; sample != last; ++sample) {
        squares += (*sample - mean) * (*sample - mean);
    }
    return {part("samples", real(samples.size())), part("mean", mean),
            part("variance", squares / (real(samples.size()) - 1.0))};
}

/// What moments_of() should find for dot products.
inline Value expected_moments(std::size_t width, std::size_t samples) {
    return {part("samples", real(samples)), drawn("mean", 0.0, margin_of_mean(width, samples)),
            drawn("variance", real(width), margin_of_variance(width, samples))};
}

// ---- the whole distribution ----

/// The exact law of q·k, for widths of which it has a short form.
class Law {
 public:
    explicit Law(std::size_t width) : width_(width), median_(find_median()) {
        for (const double multiple : {-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0}) {
            points_.push_back(multiple * standard_deviation());
        }
    }

    std::size_t width() const { return width_; }
    double standard_deviation() const { return std::sqrt(real(width_)); }

    /// P(q·k > t) for t of 0 or more.
    ///
    /// A product of two normals has the density K0(|x|)/π, and with the integral form of K0,
    /// P(q·k > t) = 1/π · the integral of exp(-t / cos φ) over φ from 0 to π/2. Two such products
    /// make a Laplace variable, four the sum of two of those.
    double share_above(double t) const {
        switch (width_) {
            case 1: {
                constexpr std::size_t steps = 400;  // flat at both ends: the midpoints are exact
                const double step = std::acos(0.0) / real(steps);
                double sum = 0.0;
                for (std::size_t i = 0; i < steps; ++i) {
                    sum += std::exp(-t / std::cos((real(i) + 0.5) * step));
                }
                return sum * step / std::acos(-1.0);
            }
            case 2:
                return std::exp(-t) / 2.0;
            case 4:
                return std::exp(-t) * (2.0 + t) / 4.0;
            default:
                return nobody_knows;
        }
    }

    double share_up_to(double t) const { return t < 0.0 ? share_above(-t) : 1.0 - share_above(t); }

    /// Where the share of samples is looked at: seven points, in the unit of the samples.
    const std::vector<double>& points() const { return points_; }

    /// Half of all samples are larger in magnitude.
    double median_of_magnitudes() const { return median_; }

 private:
    double find_median() const {
        double low = 0.0;
        double high = 8.0;
        for (int halving = 0; halving < 50; ++halving) {
            const double middle = (low + high) / 2.0;
            (share_above(middle) > 0.25 ? low : high) = middle;  // on either side
        }
        return low;
    }

    std::size_t width_;
    double median_;
    std::vector<double> points_;
};

/// How many places apart two samples are that are compared.
inline std::vector<std::size_t> lags(std::size_t samples) { return {1, 2, 3, 4, samples / 2}; }

/// The mean product of signs that are so far apart: 0 for independent ones, in the long run.
inline std::vector<double> correlations(const std::vector<signed char>& signs) {
    std::vector<double> result;
    for (const std::size_t lag : lags(signs.size())) {
        if (lag == 0 || lag >= signs.size()) {
            result.push_back(nobody_knows);
            continue;
        }
        const signed char* const last = signs.data() + signs.size() - lag;
        int sum = 0;
        for (const signed char* sign = signs.data(); sign != last; ++sign) {
            sum += *sign * *(sign + lag);
        }
        result.push_back(sum / real(signs.size() - lag));
    }
    return result;
}

/// Samples as moments, as shares up to each of the law's points and beyond three standard
/// deviations, and as correlations, at each lag, of signs and of small and large.
inline Value summary_of(const qkv::Vector& samples, const Law& law) {
    Value summary = moments_of(samples);
    const double* const first = samples.data();
    const double* const last = first + samples.size();
    const auto share = [&](const auto& holds) {
        std::size_t count = 0;
        for (const double* sample = first; sample != last; ++sample) count += holds(*sample);
        return real(count) / real(samples.size());
    };
    std::vector<double> shares;
    for (const double point : law.points()) {
        shares.push_back(share([point](double sample) { return sample <= point; }));
    }
    const double far = 3.0 * law.standard_deviation();
    const double median = law.median_of_magnitudes();
    std::vector<signed char> signs;
    std::vector<signed char> sizes;
    for (const double* sample = first; sample != last; ++sample) {
        signs.push_back(*sample > 0.0 ? 1 : -1);
        sizes.push_back(std::abs(*sample) > median ? 1 : -1);
    }
    summary.push_back(part("share up to t", shares));
    summary.push_back(
        part("share beyond 3√d_k", share([far](double sample) { return std::abs(sample) > far; })));
    summary.push_back(part("correlation of signs", correlations(signs)));
    summary.push_back(part("correlation of sizes", correlations(sizes)));
    return summary;
}

/// What summary_of() should find.
inline Value expected_summary(const Law& law, std::size_t samples) {
    const double n = real(samples);
    const double l = log_of_two_over_alpha;
    Value expected = expected_moments(law.width(), samples);

    // Dvoretzky, Kiefer and Wolfowitz: no share, at any point, is off by more than √(L / 2n),
    // but in 1e-11 of all runs.
    std::vector<double> shares;
    for (const double point : law.points()) shares.push_back(law.share_up_to(point));
    expected.push_back(drawn("share up to t", shares, std::sqrt(l / (2.0 * n))));

    // Bernstein, for a count of rare events: sharper where the share is small.
    const double far = 2.0 * law.share_above(3.0 * law.standard_deviation());
    const double a = l / (3.0 * n);
    expected.push_back(
        drawn("share beyond 3√d_k", far, a + std::sqrt(a * a + 2.0 * l * far * (1.0 - far) / n)));

    // The sign of a sample is a fair coin, and whether its magnitude is above the median is another;
    // products of two independent fair coins are fair coins independent of each other. Hoeffding:
    // their mean is off by more than √(2L / n) in 1e-11 of all runs. At the largest lag there are n/2
    // of them, and there are ten such means: 1e-10.
    const std::vector<double> none(lags(samples).size(), 0.0);
    expected.push_back(drawn("correlation of signs", none, std::sqrt(4.0 * l / n)));
    expected.push_back(drawn("correlation of sizes", none, std::sqrt(4.0 * l / n)));
    return expected;
}

// ---- what two results have in common ----

/// The largest difference between two cells in the same place.
inline double largest_difference(const Value& a, const Value& b) {
    double largest = 0.0;
    if (a.size() != b.size()) return std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i].shape != b[i].shape) return std::numeric_limits<double>::infinity();
        for (std::size_t cell = 0; cell < a[i].cells.size(); ++cell) {
            const double difference = std::abs(a[i].cells[cell] - b[i].cells[cell]);
            if (!(difference <= largest)) largest = difference;  // NaN stays
        }
    }
    return largest;
}

/// How many cells are the same in both, up to rounding.
inline std::size_t how_many_are_equal(const Value& a, const Value& b) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        const std::size_t cells = std::min(a[i].cells.size(), b[i].cells.size());
        for (std::size_t cell = 0; cell < cells; ++cell) {
            count += is_close(a[i].cells[cell], b[i].cells[cell], 1e-12) ? 1 : 0;
        }
    }
    return count;
}

inline double largest_difference(const qkv::Vector& a, const qkv::Vector& b) {
    return largest_difference(value_of(a), value_of(b));
}
inline std::size_t how_many_are_equal(const qkv::Vector& a, const qkv::Vector& b) {
    return how_many_are_equal(value_of(a), value_of(b));
}

}  // namespace qkv_tests
