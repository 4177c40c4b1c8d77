/// @file
/// The interview questions as cards for Anki, which has them on the phone.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "course/interview.hpp"

namespace coach {

/// A text file that Anki imports (2.1.54 or later; its manual, "Text Files"): header lines, then a
/// line for each question with the columns guid, deck, front, back and tags, separated by tabs.
///
/// A guid is made of the question's id and of nothing else: a second import updates the cards and
/// leaves their schedule. The deck is "qkv" with one below it for each chapter; Anki makes those that
/// are missing. Fields are HTML, formulas in them MathJax. Tags are qkv, qkv::chapter::4_scaling,
/// qkv::level::screen, qkv::topic::KV_cache, and for some qkv::must-know and qkv::my-mistake.
///
/// @param mine ids of the questions about mistakes that the learner made
std::string anki_text(const std::vector<Question>& questions, const std::set<std::string>& mine);

/// A text of the records in HTML: special characters escaped, `$...$` and `$$...$$` as MathJax's
/// `\(...\)` and `\[...\]`, Markdown's code and emphasis as elements, line breaks as `<br>`. No tab and
/// no line break is left.
std::string anki_html(std::string_view text);

}  // namespace coach
