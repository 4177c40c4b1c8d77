/// @file
/// How the page of the overview looks.
#pragma once

#include <string_view>

namespace coach {

/// Its style sheet: light and dark as the reader's system is, from a phone to paper. It names no
/// file and no font that would have to be fetched.
std::string_view page_style();

}  // namespace coach
