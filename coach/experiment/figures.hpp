/// @file
/// Lesson 4's figures: variance, entropy and largest weight against d_k.
#pragma once

#include "experiment/figure.hpp"
#include "experiment/laboratory.hpp"

namespace coach {

/// The variance of q·k and of q·k/√d_k on logarithmic axes, with the lines d_k and 1.
///
/// @param rows not empty
Figure variance_figure(const std::vector<VarianceRow>& rows);

/// The entropy of a softmax over softmax_keys keys, in nats, for each scale. Rows not empty.
Figure entropy_figure(const std::vector<SoftmaxRow>& rows);

/// Its largest weight, for each scale. Rows not empty.
Figure largest_weight_figure(const std::vector<SoftmaxRow>& rows);

/// Those of them that something was measured for.
std::vector<Figure> figures_of(const Findings& findings);

}  // namespace coach
