/// @file
/// Other people's texts as cells of a spreadsheet.
#pragma once

#include <string>
#include <string_view>

namespace coach {

/// The text as a cell that no spreadsheet takes for a formula: an apostrophe stands before each
/// = + - @ that a cell could begin with. Control characters and tabs, which some programs skip there,
/// are gone before (see printable()).
///
/// A cell could begin at the beginning of the text; and also behind each ; and line break in it, as
/// where ; separates cells, as it does for Excel in half of Europe, quotes that RFC 4180 put round
/// the text do not count. Spaces and quotes before a formula make no difference.
std::string spreadsheet_cell(std::string_view text);

}  // namespace coach
