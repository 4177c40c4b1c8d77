/// @file
/// Setting code in lines, in one of many styles.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hunt/program_text.hpp"
#include "hunt/statements.hpp"

namespace coach {

/// What a style decides.
struct Style {
    std::size_t indent = 4;
    std::size_t columns = 90;
    bool brace_below = false;    ///< a brace opens a line of its own
    bool braces_always = false;  ///< around a single statement as well
    bool guarded_beside = true;  ///< "if (...) return;" in one line, where it fits and has no brace
    bool reference_at_name = false;  ///< "const Matrix &q"
    bool spaces_in_braces = false;   ///< "{ a, b }"
    bool operator_leads = false;     ///< a line that goes on begins with its operator
    bool counts_postfix = false;     ///< "i++" in the head of a for
};

/// One of them.
Style style_of(std::uint64_t seed);

/// A definition in lines, without line breaks.
///
/// @param body of the function, as statements; ignored where it has none
std::vector<std::string> lines_of(const Definition& definition, const CodeBlock& body,
                                  const Style& style);

}  // namespace coach
