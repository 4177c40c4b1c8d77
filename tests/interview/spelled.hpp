/// @file
/// Numbers as the answers spell them.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace interview_tests {

/// With so many digits behind the point: digits(2, 0.5) is "0.50".
inline std::string digits(int behind_the_point, double value) {
    return fmt::format("{:.{}f}", value, behind_the_point);
}

/// 1048576 as "1,048,576"; in TeX, the comma is "{,}".
inline std::string with_commas(std::size_t value, std::string_view comma = ",") {
    std::string text = std::to_string(value);
    for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, comma);
    return text;
}

}  // namespace interview_tests
