/// @file
/// A text of C++ laid out so that a line number tells the column, too.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach {

/// A place in a learner's file, from 1 on; the column counts bytes, as compilers do.
struct SourcePlace {
    int line = 0;
    int column = 0;
    bool operator==(const SourcePlace&) const = default;
};

struct SpreadSource {
    std::string text;
    std::vector<SourcePlace> places;  ///< of each of its lines, where that was in the first text

    /// Where a line of this text was, and the column in it.
    ///
    /// @param column 0 for the beginning of the line
    /// @return nothing where the text has no such line
    std::optional<SourcePlace> origin(int line, int column = 0) const;
};

/// The same program with a line for each token, or few that stand together: the runtime of
/// AddressSanitizer that is everywhere here knows the lines of a program, but no columns, and what
/// reads columns (llvm-symbolizer) takes 50 MB. Comments are left out.
///
/// @return nothing where a literal or a comment does not end
std::optional<SpreadSource> spread_source(std::string_view text);

}  // namespace coach
