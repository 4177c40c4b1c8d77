/// @file
/// The largest of the loops that expected values come from, compiled with optimisation.
#pragma once

#include <cstddef>

namespace qkv_tests {

/// x (rows, inner) times w (inner, columns) into out (rows, columns), each row by row in memory;
/// summed in a wider type.
void multiply(const double* x, const double* w, double* out, std::size_t rows, std::size_t inner,
              std::size_t columns);

}  // namespace qkv_tests
