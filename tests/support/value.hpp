/// @file
/// What a learner's function returned, or should have, in one form for all types.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tensor.hpp"

namespace qkv_tests {

/// A number (no axes), a vector, a matrix or a batch, row by row; named where it is one of several.
struct Part {
    std::string name;  ///< "q"; empty where there is only one part
    std::vector<std::size_t> shape;
    std::vector<double> cells;
};

/// All that one call returned.
using Value = std::vector<Part>;

/// An input of a call, shown where it is small.
struct Input {
    std::string name;
    Value value;
};

Value value_of(std::size_t number);
Value value_of(const qkv::Matrix& matrix);
Value value_of(const qkv::Batch& batch);
Value value_of(const qkv::Head& head);
Value value_of(const qkv::QKV& qkv);
Value value_of(const qkv::BatchQKV& qkv);
Value value_of(const qkv::Attention& attention);

/// "(3, 5)"; "a number" where there are no axes.
std::string shape_text(const std::vector<std::size_t>& shape);

/// How far a cell may be off: 1e-12 times the largest magnitude that is expected, at least 1e-12.
double tolerance(const Part& expected);

/// Is this cell right? NaN never is.
bool is_close(double expected, double got, double tolerance);

/// The same shape, and every cell within the tolerance?
bool is_right(const Part& expected, const Part& got);

}  // namespace qkv_tests
