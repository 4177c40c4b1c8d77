#include "experiment/figure.hpp"

#include <fmt/format.h>

#include <cmath>

namespace coach {

double Axis::position(double value) const {
    constexpr double far_below = -1e9;
    if (!is_logarithmic) return (value - low) / (high - low);
    if (value <= 0.0) return far_below;
    return std::log(value / low) / std::log(high / low);
}

std::string short_number(double value) {
    if (std::isnan(value)) return "nan";  // else some print "-nan"
    const double size = std::abs(value);
    // whole numbers whole, where four digits would be 1.638e+04
    if (size >= 1e4 && size < 1e7) return fmt::format("{:.0f}", value);
    return fmt::format("{:.4g}", value);
}

}  // namespace coach
