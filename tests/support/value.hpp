/// @file
/// What a learner's function returned, or should have, in one form for all types.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "tensor.hpp"

namespace qkv_tests {

/// A number (no axes), a vector, a matrix or a batch, row by row; named where it is one of several.
struct Part {
    std::string name;  ///< "q"; empty where there is only one part
    std::vector<std::size_t> shape;
    std::vector<double> cells;
    // of an expected part that need not be met up to rounding, see near() and at_most():
    double within = 0.0;      ///< how far each cell may be off; 0 for rounding alone
    double alike = 0.0;       ///< cells of two wrong answers that differ by less are the same
    bool is_a_bound = false;  ///< the cells are 0, and `within` is what they may be at most
};

/// All that one call returned.
using Value = std::vector<Part>;

/// An input of a call, shown where it is small.
struct Input {
    std::string name;
    Value value;
    std::function<Value()> now = {};  ///< reads it again: no call may change it
};

Value value_of(std::size_t number);
Value value_of(double number);
Value value_of(const qkv::Vector& vector);
Value value_of(const qkv::Matrix& matrix);
Value value_of(const qkv::Batch& batch);
/// 1 where a query may attend to a key, else 0.
Value value_of(const qkv::Mask& mask);
Value value_of(const qkv::Head& head);
Value value_of(const qkv::QKV& qkv);
Value value_of(const qkv::BatchQKV& qkv);
Value value_of(const qkv::Attention& attention);
inline Value value_of(Value value) { return value; }

/// What is expected, give or take `within` in every cell.
///
/// Two answers that are wrong in the same way need not be equal where a learner chooses freely
/// (the strength of a designed head) or numbers are drawn: cells that differ by less than `alike`
/// count as the same.
Value near(Value expected, double within, double alike);

/// A number that may be anything from 0 to this one.
Value at_most(double bound, double alike);

/// "(3, 5)"; "a number" where there are no axes.
std::string shape_text(const std::vector<std::size_t>& shape);

/// How far a cell may be off: `within` where that is given, else 1e-12 times the largest magnitude
/// that is expected, at least 1e-12.
double tolerance(const Part& expected);

/// Is this cell right? NaN never is.
bool is_close(double expected, double got, double tolerance);

/// The same shape, and every cell within the tolerance?
bool is_right(const Part& expected, const Part& got);

}  // namespace qkv_tests
