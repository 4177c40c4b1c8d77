/// @file
/// What a failing check says to a reader: plain text, at most 60 columns where it can be.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "support/value.hpp"

namespace qkv_tests {

/// The mark behind a cell that differs; whoever shows the text may colour it.
inline constexpr char differs_mark = '*';

/// "(3, 5)", or "q (3, 5), k (3, 5), v (3, 7)" where there are several parts.
std::string shapes_text(const Value& value);

/// A line for each input: its name, its shape, and its cells where they are few.
std::string inputs_text(const std::vector<Input>& inputs);

/// What differs between the two, the first wrong part in full; nothing where all is right.
std::optional<std::string> difference(const Value& expected, const Value& got);

}  // namespace qkv_tests
