/// @file
/// The memory's parameters, fitted to the learner's own log.
#pragma once

#include <optional>
#include <vector>

#include "memory/fit.hpp"
#include "progress/review_log.hpp"

namespace coach {

/// The log as histories, one for each question: what counts, in days as the cards count them.
std::vector<ReviewHistory> histories_of(const std::vector<Review>& reviews);

/// Whether so many more reviews have come since the last fit, a quarter or so, that another one is
/// worth the second that it takes.
bool is_fit_due(std::size_t reviews, const std::optional<FittedParameters>& last);

/// New parameters.
///
/// @return none if there are not enough reviews, or if the fit foretells them no better than the
///         parameters of everybody do
std::optional<FittedParameters> refitted(const std::vector<Review>& reviews, UtcTime now);

}  // namespace coach
