/// @file
/// The check that the tests of the answers' numbers are written in.
#pragma once

#include <doctest/doctest.h>

#include <string_view>

namespace interview_tests {

/// See CHECK_SAYS.
void check_says(const char* file, int line, std::string_view id, std::string_view text);

}  // namespace interview_tests

/// CHECK_SAYS("why-scale", fmt::format("{:.1f}", std::sqrt(64.0))): an answer to this question of
/// docs/interview/ holds the text, be it the short one, the long one or that of a follow-up.
///
/// White space is all alike, so an answer may be broken into lines anywhere. A number is held only
/// as a number of its own: "0.5" is neither in "0.53" nor in "10.5". A failing check does not end
/// its test case.
#define CHECK_SAYS(id, text) ::interview_tests::check_says(__FILE__, __LINE__, id, text)
