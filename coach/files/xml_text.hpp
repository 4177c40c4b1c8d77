/// @file
/// Texts in an XML file.
#pragma once

#include <string>
#include <string_view>

namespace coach {

/// The text for an element or a quoted attribute, well-formed whatever bytes it holds: what XML has
/// no way to write, such as control characters, becomes a question mark (see printable()). Line
/// breaks stay, in attributes too.
std::string xml_text(std::string_view text);

}  // namespace coach
