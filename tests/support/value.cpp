#include "value.hpp"

#include <algorithm>
#include <cmath>

namespace qkv_tests {
namespace {

template <class Tensor>
Part part(std::string name, const Tensor& tensor) {
    return {std::move(name),
            {tensor.shape().begin(), tensor.shape().end()},
            {tensor.begin(), tensor.end()}};
}

}  // namespace

Value value_of(std::size_t number) { return value_of(static_cast<double>(number)); }
Value value_of(double number) { return {{"", {}, {number}}}; }
Value value_of(const qkv::Vector& vector) { return {part("", vector)}; }
Value value_of(const qkv::Matrix& matrix) { return {part("", matrix)}; }
Value value_of(const qkv::Batch& batch) { return {part("", batch)}; }
Value value_of(const qkv::Mask& mask) { return {part("", mask)}; }
Value value_of(const qkv::Head& head) {
    return {part("w_q", head.w_q), part("w_k", head.w_k), part("w_v", head.w_v)};
}
Value value_of(const qkv::QKV& qkv) {
    return {part("q", qkv.q), part("k", qkv.k), part("v", qkv.v)};
}
Value value_of(const qkv::BatchQKV& qkv) {
    return {part("q", qkv.q), part("k", qkv.k), part("v", qkv.v)};
}

Value value_of(const qkv::Attention& attention) {
    return {part("weights", attention.weights), part("output", attention.output)};
}

Value near(Value expected, double within, double alike) {
    for (Part& part : expected) {
        part.within = within;
        part.alike = alike;
    }
    return expected;
}

Value at_most(double bound, double alike) {
    Value expected = near(value_of(0.0), bound, alike);
    expected.front().is_a_bound = true;
    return expected;
}

std::string shape_text(const std::vector<std::size_t>& shape) {
    if (shape.empty()) return "a number";
    std::string text = "(";
    for (std::size_t axis = 0; axis < shape.size(); ++axis) {
        text += (axis > 0 ? ", " : "") + std::to_string(shape[axis]);
    }
    return text + ")";
}

double tolerance(const Part& expected) {
    if (expected.within > 0.0) return expected.within;
    double largest = 1.0;
    for (const double cell : expected.cells) largest = std::max(largest, std::abs(cell));
    return 1e-12 * largest;
}

bool is_close(double expected, double got, double tolerance) {
    return std::abs(got - expected) <= tolerance;  // false for NaN
}

bool is_right(const Part& expected, const Part& got) {
    if (expected.shape != got.shape) return false;
    const double allowed = tolerance(expected);
    for (std::size_t cell = 0; cell < expected.cells.size(); ++cell) {
        if (!is_close(expected.cells[cell], got.cells[cell], allowed)) return false;
    }
    return true;
}

}  // namespace qkv_tests
