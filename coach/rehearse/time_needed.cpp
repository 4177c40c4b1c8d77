#include "rehearse/time_needed.hpp"

#include <algorithm>

namespace coach {
namespace {

constexpr std::size_t enough = 10;
constexpr std::size_t recent = 40;
constexpr double reading = 60;
constexpr double reading_at_first = 100;
constexpr double least_seconds = 70;
constexpr double most_seconds = 300;

std::chrono::seconds limited(double seconds) {
    return std::chrono::seconds(
        static_cast<long>(std::clamp(seconds, least_seconds, most_seconds)));
}

}  // namespace

TimeNeeded time_needed(const std::vector<Review>& reviews) {
    if (reviews.size() < enough) return {};
    std::vector<double> seconds;
    for (std::size_t i = reviews.size() - std::min(reviews.size(), recent); i < reviews.size();
         ++i) {
        seconds.push_back(reviews[i].seconds);
    }
    const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2);
    std::nth_element(seconds.begin(), middle, seconds.end());
    return {limited(*middle + reading_at_first), limited(*middle + reading)};
}

}  // namespace coach
