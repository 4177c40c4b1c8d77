/// @file
/// What lesson 4's experiment measured, for other programs.
#pragma once

#include <string>

#include "experiment/laboratory.hpp"

namespace coach {

/// A line for each number, below the line of names: measure,d_k,scale,value,standard_error,law.
///
/// `measure` is variance, entropy (in nats) or largest_weight; `scale` what the dot products are
/// multiplied by: 1, 1/sqrt(d_k) or 1/d_k; `law` what a variance should be, and empty for others.
/// What was not measured has no lines.
std::string csv_text(const Findings& findings);

}  // namespace coach
