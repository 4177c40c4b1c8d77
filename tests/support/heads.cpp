#include "support/heads.hpp"

#include "support/fixtures.hpp"

namespace qkv_tests {
namespace {

std::string named(const char* name, const qkv::Matrix& matrix) {
    return std::string(name) + ' ' + qkv_print::shape(matrix);
}

void require_fit(const char* name, const qkv::Matrix& x, const char* w_name, const qkv::Matrix& w) {
    if (x.shape(1) == w.shape(0)) return;
    throw std::runtime_error("the head cannot be run: " + named(name, x) + " is not as wide as " +
                             named(w_name, w) + " is high");
}

double or_worst(double value, double worst) { return std::isnan(value) ? worst : value; }

}  // namespace

qkv::Attention run_head(const qkv::Head& head, const qkv::Matrix& queries,
                        const qkv::Matrix& memory) {
    require_fit("queries", queries, "w_q", head.w_q);
    require_fit("memory", memory, "w_k", head.w_k);
    require_fit("memory", memory, "w_v", head.w_v);
    if (head.w_q.shape(1) != head.w_k.shape(1)) {
        throw std::runtime_error("the head cannot be run: " + named("w_q", head.w_q) + " and " +
                                 named("w_k", head.w_k) + " differ in width, d_k");
    }
    const qkv::Matrix q = expected_product(queries, head.w_q);
    const qkv::Matrix k = expected_product(memory, head.w_k);
    const qkv::Matrix v = expected_product(memory, head.w_v);
    if (q.shape(1) > 0) return expected_attention(q, k, v);
    // no features: every score is an empty sum, and all keys count the same
    const qkv::Matrix weights =
        expected_softmax(xt::zeros<double>({queries.shape(0), memory.shape(0)}));
    return {weights, expected_product(weights, v)};
}

qkv::Matrix one_hot(const std::vector<std::size_t>& columns, std::size_t width) {
    qkv::Matrix rows = xt::zeros<double>({columns.size(), width});
    for (std::size_t row = 0; row < columns.size(); ++row) rows(row, columns[row]) = 1.0;
    return rows;
}

qkv::Matrix rows_from(std::size_t first, const qkv::Matrix& matrix) {
    std::vector<std::size_t> rows;
    for (std::size_t row = first; row < matrix.shape(0); ++row) rows.push_back(row);
    return rows_of(matrix, rows);
}

qkv::Matrix beside(const qkv::Matrix& a, const qkv::Matrix& b) {
    return side_by_side(a, b, xt::zeros<double>({a.shape(0), std::size_t{0}}));
}

Value weights_near(const qkv::Matrix& weights) {
    Value value = near(value_of(weights), 1.0 - attended + 1e-9, 0.1);
    value.front().name = "weights";
    return value;
}

Value output_near(const qkv::Matrix& output) {
    Value value = near(value_of(output), output_error + 1e-9, 0.1);
    value.front().name = "output";
    return value;
}

Value worst_of(const qkv::Attention& got, const qkv::Matrix& weights, const qkv::Matrix& output) {
    double smallest = 1.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights.flat(i) == 1.0)
            smallest = std::min(or_worst(got.weights.flat(i), 0.0), smallest);
    }
    double largest = got.output.shape() == output.shape() ? 0.0 : infinity;
    for (std::size_t i = 0; i < output.size() && largest < infinity; ++i) {
        const double error = std::abs(got.output.flat(i) - output.flat(i));
        largest = std::max(or_worst(error, infinity), largest);
    }
    return {{"smallest_weight_that_should_be_1", {}, {smallest}},
            {"largest_error_of_the_output", {}, {largest}}};
}

Value worst_near() {
    Value value = near(value_of(1.0), 1.0 - attended + 1e-9, 0.1);
    value.front().name = "smallest_weight_that_should_be_1";
    value.push_back(at_most(output_error + 1e-9, 0.1).front());
    value.back().name = "largest_error_of_the_output";
    return value;
}

}  // namespace qkv_tests
