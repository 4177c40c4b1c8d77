#include "course/closest_name.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace coach {
namespace {

/// How many letters have to change to make one word of the other (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] =
                std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

}  // namespace

std::string closest_name(std::string_view word, const std::vector<std::string>& names) {
    std::string closest;
    std::size_t least = 3;  // beyond two letters it is another word
    for (const std::string& name : names) {
        const std::size_t letters = distance(word, name);
        if (letters < least) {
            least = letters;
            closest = name;
        }
    }
    return closest;
}

std::string was_it_meant(std::string_view word, const std::vector<std::string>& names) {
    const std::string closest = closest_name(word, names);
    return closest.empty() ? "." : fmt::format("; was '{}' meant?", closest);
}

}  // namespace coach
