/// @file
/// Ground truth that PyTorch computed; tests/golden/make_golden.py is the program.
#pragma once

#include <string_view>
#include <vector>

#include "tensor.hpp"

namespace qkv_tests {

/// The tensor in tests/golden/NAME.npy.
///
/// @throws std::runtime_error if there is no such file, or if it has another number of axes.
qkv::Vector golden_vector(std::string_view name);
qkv::Matrix golden_matrix(std::string_view name);
qkv::Batch golden_batch(std::string_view name);

/// Whole numbers.
std::vector<std::size_t> golden_lengths(std::string_view name);

}  // namespace qkv_tests
