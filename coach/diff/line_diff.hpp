/// @file
/// Which lines two texts have in common.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach {

/// Lines that stand beside each other: one that both texts have, or one that takes the other's
/// place, or one alone.
struct DiffRow {
    std::optional<std::string> before;
    std::optional<std::string> after;

    bool is_same() const { return before == after; }
};

/// The two texts side by side, with as many common lines as there can be (the longest common
/// subsequence). Whether the last line ends in a line break does not matter, nor does a
/// carriage return before the break.
///
/// @return every line of both, in order. Lines that differ stand beside each other as far as there
///         are as many on both sides.
std::vector<DiffRow> line_diff(std::string_view before, std::string_view after);

}  // namespace coach
