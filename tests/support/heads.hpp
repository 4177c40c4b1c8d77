/// @file
/// Running the heads that lesson 3 has a learner design, and what is demanded of them.
#pragma once

#include <cstddef>
#include <vector>

#include "support/value.hpp"
#include "tensor.hpp"

namespace qkv_tests {

/// A designed head attends to something if it gives it this weight, give or take rounding.
inline constexpr double attended = 0.99;
/// How far the entries of its output may be off.
inline constexpr double output_error = 0.02;

/// Unmasked scaled dot-product attention with this head.
///
/// @param queries (T, d_in), @param memory (S, d_in).
/// @throws std::runtime_error if the head's matrices do not fit each other or the inputs; its
///         message is for a learner.
qkv::Attention run_head(const qkv::Head& head, const qkv::Matrix& queries,
                        const qkv::Matrix& memory);

/// One row for each of these, with a 1 in its column.
qkv::Matrix one_hot(const std::vector<std::size_t>& columns, std::size_t width);

/// Rows `first` and after.
qkv::Matrix rows_from(std::size_t first, const qkv::Matrix& matrix);

/// All of a in the upper rows, or in the left columns, and all of b in the others.
qkv::Matrix beside(const qkv::Matrix& a, const qkv::Matrix& b);

/// Weights within what "attends to" allows; those of two wrong heads are alike where their queries
/// decide for the same keys, whatever strength a learner chose.
Value weights_near(const qkv::Matrix& weights);
Value output_near(const qkv::Matrix& output);

/// Where there are too many cells to look at: the smallest of the weights that must be 1, and by
/// how much the output is off at most.
Value worst_of(const qkv::Attention& got, const qkv::Matrix& weights, const qkv::Matrix& output);
/// What worst_of() must be.
Value worst_near();

}  // namespace qkv_tests
