/// @file
/// What lesson 4's experiment measured. The program that writes it is program.cpp.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/plan.hpp"

namespace coach {

/// A number that was measured, and one standard error of it, in the same unit.
struct Estimate {
    double value = 0;
    double error = 0;
};

/// The variance of dot products of one width, and of the same divided by √d_k.
struct VarianceRow {
    std::size_t d_k = 0;
    Estimate raw;
    Estimate scaled;
};

/// What the logits of a softmax were multiplied by, in the order of SoftmaxRow.
inline constexpr std::array<std::string_view, 3> scale_names{"no scale", "1/√d_k", "1/d_k"};

/// The weights of softmaxes over logits of one width, on average over queries.
struct SoftmaxRow {
    std::size_t d_k = 0;
    std::array<Estimate, 3> entropy;  ///< in nats, for each scale
    std::array<Estimate, 3> largest;  ///< weight, for each scale
};

/// Rows, or why there are none.
template <class Row>
struct Measured {
    std::vector<Row> rows;
    std::string trouble;  ///< a clause after the function's name: "returned 3 trials, ..."
};

/// √(2/(N−1) + 6/(d_k·N)), the standard error of a sample variance as a share of that variance: of N
/// dot products of independent draws from N(0, 1). The excess kurtosis of one is 6/d_k.
double relative_error_of_variance(std::size_t d_k, std::size_t samples);

/// Reads what the program wrote of variance_experiment: a row for each width of the plan.
///
/// Where the code returned other trials than it was asked for, the trouble says which.
Measured<VarianceRow> read_variances(std::string_view report, std::string_view token,
                                     const Plan& plan);

/// Reads what the program wrote of softmaxes: a row for each width of the plan.
Measured<SoftmaxRow> read_softmaxes(std::string_view report, std::string_view token,
                                    const Plan& plan);

}  // namespace coach
