#include "rehearse/grading.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "progress/time.hpp"

namespace coach {
namespace {

std::size_t said_in(const std::vector<PointSaid>& points) {
    return static_cast<std::size_t>(std::count_if(
        points.begin(), points.end(), [](const PointSaid& point) { return point.said; }));
}

}  // namespace

TimeLimits limits_of(Manner manner) {
    using namespace std::chrono_literals;
    return manner == Manner::aloud ? TimeLimits{45s, 120s} : TimeLimits{120s, 300s};
}

Grade grade_of(const std::vector<PointSaid>& points, double seconds, Manner manner) {
    const TimeLimits limits = limits_of(manner);
    const std::size_t said = said_in(points);
    const std::size_t all = points.size();
    if (2 * said < all) return Grade::again;
    if (4 * said < 3 * all || seconds > static_cast<double>(limits.in_time.count())) {
        return Grade::hard;
    }
    if (said == all && seconds <= static_cast<double>(limits.quick.count())) return Grade::easy;
    return Grade::good;
}

std::string grade_reason(const std::vector<PointSaid>& points, double seconds, Manner manner) {
    const auto whole = std::chrono::seconds(static_cast<long>(seconds));
    std::string text =
        fmt::format("{} of {} key points in {}", said_in(points), points.size(), time_text(whole));
    if (seconds > static_cast<double>(limits_of(manner).in_time.count())) {
        text += fmt::format(", later than {}", time_text(limits_of(manner).in_time));
    }
    return text;
}

}  // namespace coach
