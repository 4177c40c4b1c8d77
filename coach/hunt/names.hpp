/// @file
/// Other names for what a solution names itself: parameters, variables, helpers.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "hunt/code_pieces.hpp"

namespace coach {

/// New names by old ones.
using NewNames = std::map<std::string, std::string>;

/// What these pieces declare: a function's parameters or its variables. Not its own name: they begin
/// behind that.
std::set<std::string> declared_names(const CodePieces& pieces);

/// A name for each of these, or the same one; no two alike, and none that is taken.
///
/// @param taken names that occur and stay
NewNames other_names(const std::set<std::string>& names, const std::set<std::string>& taken,
                     std::uint64_t seed);

/// The pieces with these names. Members, behind "." or "::", keep theirs.
CodePieces renamed(const CodePieces& pieces, const NewNames& names);

}  // namespace coach
