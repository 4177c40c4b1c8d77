/// @file
/// The parameters of FSRS, fitted to what one learner remembered and forgot.
#pragma once

#include <array>
#include <cstddef>
#include <variant>
#include <vector>

#include "memory/fsrs.hpp"

namespace coach {

struct PastReview {
    double elapsed_days = 0;  ///< since the one before; of the first one it means nothing
    Grade grade = Grade::good;
};

/// All reviews of one question, the oldest first.
using ReviewHistory = std::vector<PastReview>;

/// How far the recall that parameters foretell is from what came. Counted are the reviews a day or
/// more after the one before: the others say nothing of forgetting.
struct ForecastError {
    std::size_t reviews = 0;
    /// Mean binary cross-entropy in nats, of recall (any grade above again).
    double log_loss = 0;
    /// RMSE (bins): mean foretold and mean seen recall are compared in each bin of reviews that are
    /// alike in days, length of history and lapses, and their differences averaged by size of bin.
    double rmse = 0;
};

/// All zero where no review counts.
///
/// @throws std::invalid_argument as Fsrs does.
/// @see fsrs-rs 6.6.1, FSRSItem::r_matrix_index, for the bins
ForecastError forecast_error(const Parameters& parameters,
                             const std::vector<ReviewHistory>& histories);

struct Fit {
    Parameters parameters{};
    ForecastError before;  ///< with the default parameters, on the same reviews
    ForecastError after;   ///< log loss never above that of before
};

/// Why nothing was fitted.
struct TooFewReviews {
    std::size_t usable = 0;  ///< reviews that count, as in ForecastError
    std::size_t needed = 0;
};

/// Anki's limit when it took FSRS in (ankitects/anki, pull requests 2977 and 3019), counted alike:
/// after what does not count is left out.
inline constexpr std::size_t fewest_reviews_to_fit = 400;

/// Standard deviation of each parameter from learner to learner.
///
/// @see fsrs-rs 6.6.1, training.rs: PARAMS_STDDEV
extern const Parameters parameter_spread;

/// The parameters within their bounds that make this the least:
///
///     sum over reviews of the cross-entropy  +  sum over parameters of ((w - default) / spread)²
///
/// The second sum, fsrs-rs' regularisation with its gamma of 1, holds near its default whatever the
/// log says little about. The first stabilities are put in order, so that a better first answer never
/// means a shorter interval.
///
/// With a few hundred reviews a learner whom the defaults fit loses a little by it (1 to 2 % of the
/// log loss of reviews to come), one who differs wins much more.
///
/// Left out of what fsrs-rs does: more weight for recent reviews (the histories have no dates), a
/// filter for outliers, a first pass for the first stabilities alone.
///
/// The same histories give the same parameters. About 1 s for 10,000 reviews.
///
/// @throws std::invalid_argument as Fsrs does, for days and grades.
/// @see fsrs-rs 6.6.1, training.rs: add_l2_gradient
std::variant<Fit, TooFewReviews> fit_parameters(const std::vector<ReviewHistory>& histories);

}  // namespace coach
