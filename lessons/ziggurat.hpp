/// @file
/// Normal random numbers, quickly; the vocabulary's own affair. Draw with standard_normal().
#pragma once

#include "tensor.hpp"

namespace qkv_random {

/// Fills [begin, end) with independent draws from N(0, 1).
///
/// The ziggurat of Marsaglia and Tsang: 256 layers of equal area cover the density. One random
/// number of 64 bits chooses layer, sign and place; 99 times in 100 that is all.
///
/// The same numbers on every platform: nothing but IEEE arithmetic decides, and libm where a draw
/// falls within a rounding error of a layer's edge.
///
/// @see Marsaglia and Tsang 2000, The Ziggurat Method for Generating Random Variables
void fill_with_normals(double* begin, const double* end, qkv::Rng& rng);

}  // namespace qkv_random
