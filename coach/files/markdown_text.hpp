/// @file
/// Texts in a Markdown file (CommonMark, and GitHub's tables). No text breaks out of its place, whatever
/// bytes it holds, and what is shown is the text; see printable() for what has no place on a screen.
#pragma once

#include <string>
#include <string_view>

namespace coach {

/// A sentence within a paragraph, a heading or a table: line breaks become spaces, and spaces at
/// the ends go. What is between two backticks stays code.
std::string markdown_text(std::string_view text);

/// `` `text` `` as it is, in one line; not for a cell of a table, which a | would end.
std::string markdown_code(std::string_view text);

/// A block of code, with its line breaks: the fence is longer than every row of backticks in it.
std::string markdown_block(std::string_view text);

}  // namespace coach
