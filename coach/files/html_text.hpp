/// @file
/// Texts in a page.
#pragma once

#include <string>
#include <string_view>

namespace coach {

/// The text as HTML that shows it, within an element or a quoted attribute: & < > " ' are escaped,
/// and what would be no character of a page (see printable()) becomes a question mark.
std::string html_text(std::string_view text);

}  // namespace coach
