#include "overview/wording.hpp"

#include <fmt/format.h>

#include <cmath>

namespace coach {

std::string percent_text(const std::optional<double>& share) {
    return share ? percent_text(*share) : "-";
}

std::string interview_text(const Overview& overview) {
    if (!overview.interview) return "";
    const auto days = (overview.interview->on - overview.today).count();
    return fmt::format("interview {}, on {}", days_away_text(days),
                       short_day_text(overview.interview->on));
}

std::string remembered_text(const Overview& overview, int days) {
    return fmt::format("{:.0f} of {}", overview.remembered.at(static_cast<std::size_t>(days)),
                       overview.answered);
}

std::string as_typed(std::string_view word) {
    const bool is_one_word = word.find(' ') == std::string_view::npos;
    return is_one_word ? std::string(word) : fmt::format("'{}'", word);
}

}  // namespace coach
