/// @file
/// The log of reviews as CSV, out of the history and into it again.
///
/// RFC 4180 in UTF-8, a line for each review after a line of names:
///
///     question,at,day,occasion,grade,seconds,answer,points
///     why-scale,2025-03-01T12:00:00.000Z,2025-03-01,rehearsal,hard,42.5,"Because ...","[[""The ...",true]]"
///
/// `at` is UTC, `day` the day of practice where the learner was, `answer` what was typed (empty if it
/// was said aloud), `points` a JSON array of the key points, each a pair of its text and whether it
/// was said.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "progress/review_log.hpp"

namespace coach {

/// The reviews, in their order. reviews_of_csv() gives back exactly these.
///
/// @throws Problem if a key point is no UTF-8, which JSON cannot hold.
std::string review_csv(const std::vector<Review>& reviews);

/// The reviews in a text. Lines may end in CR LF or in LF, and a byte order mark is passed over.
///
/// @param file_name for errors
/// @throws Problem at the first thing that is not as review_csv() writes it; the message holds the
///         file, the line, the field, what was expected and what is there.
std::vector<Review> reviews_of_csv(std::string_view text, const std::string& file_name);

}  // namespace coach
