/// @file
/// C++ text without what is no code.
#pragma once

#include <string>
#include <string_view>

namespace coach {

/// The source with its comments, what its string and character literals hold, and its preprocessor
/// lines blanked: as long as before, with all its line breaks, so that places in it are places in the
/// source. What a brace means can be told from it.
std::string code_only(std::string_view source);

}  // namespace coach
