/// @file
/// How an exercise came out, in plain words: for the formats that have a place for text.
#pragma once

#include <string>

#include "grade/known_results.hpp"

namespace coach {

/// "It looks like this: TITLE.": a mistake, with how sure the name is.
std::string mistake_words(const GradedMistake& mistake);

/// "4.7 `attention_weights`", in Markdown.
std::string markdown_name(const KnownResult& result);

/// Why an exercise did not pass, in lines: the mistake with its question, or what was observed; where
/// to read; what came of the calls. Where it did not run, why. Empty where it passed.
///
/// What matters most comes first, so that a text that is cut says it. No expected value is in it.
std::string exercise_words(const KnownLesson& lesson, const KnownResult& result);

/// The same in one line: the name of the mistake, or the first test that fails.
std::string exercise_headline(const KnownLesson& lesson, const KnownResult& result);

}  // namespace coach
