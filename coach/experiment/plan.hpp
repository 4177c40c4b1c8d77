/// @file
/// What to measure: the widths, and how often.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "command_line/command_line.hpp"

namespace coach {

/// Of the softmaxes whose entropy is measured: over so many keys, and on average over so many queries.
inline constexpr std::size_t softmax_keys = 64;
inline constexpr std::size_t softmax_queries = 100;

struct Plan {
    std::vector<std::size_t> widths;  ///< d_k, in the order asked for
    std::size_t samples = 0;          ///< dot products for each of them
    std::uint64_t seed = 1;
    bool use_reference = false;  ///< instead of the learner's file
};

/// Checks what was asked for.
///
/// @throws Problem for widths that are no list of numbers from 1 to 16384, for fewer than 2 samples,
///         and for more than can be drawn within the time that a learner's code has.
Plan plan_of(const Experiment& command);

}  // namespace coach
