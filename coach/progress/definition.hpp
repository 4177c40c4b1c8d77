/// @file
/// Exchanging one function in a source, by its text.
#pragma once

#include <optional>
#include <string>

namespace coach {

/// The text with its definition of `symbol` exchanged for the one in `source`; everything else,
/// comments above it included, stays as it is.
///
/// Nothing where that is not certain: either of the two has not exactly one definition, not at the
/// level of one namespace, or with more before its name than a type; a brace or a quote is left
/// open; or there is an #if.
std::optional<std::string> with_definition_of(const std::string& text, const std::string& symbol,
                                              const std::string& source);

}  // namespace coach
