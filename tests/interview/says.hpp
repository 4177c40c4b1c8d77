/// @file
/// Does an answer say something?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "course/interview.hpp"

namespace interview_tests {

/// Whether the text occurs in an answer, white space being all alike, and not as a piece of a longer
/// number.
bool holds(std::string_view answer, std::string_view text);

/// Why the answers to the question with this id do not hold the text: there is no such question, or
/// what they say instead. Empty where one of them holds it.
std::string why_not_said(const std::vector<coach::Question>& questions, std::string_view id,
                         std::string_view text);

}  // namespace interview_tests
