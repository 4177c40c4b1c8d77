/// @file
/// A header made of a learner's file, by text alone, that instantiates the same templates.
///
/// Most of the time that a compiler takes for a lesson goes into xtensor's templates, and from one
/// save to the next nearly all of them are the same. Precompiled, the last save makes the next one
/// quick; see warmer.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach {

/// The lines by which a text includes others, in order; nothing where the text has other directives
/// (macros mean something else in another place), or is no text that a compiler would take.
std::optional<std::vector<std::string>> includes_of(std::string_view text);

/// The text of a header that declares and defines what a learner's file does, under other names, in
/// a namespace of its own within qkv: what comes after it finds nothing of it, and clashes with
/// nothing in it.
///
/// What the contract declares and the learner defines gets other names, since argument-dependent
/// lookup would find both. Its plain structs stay the contract's own, so that a vector of them is
/// the same type.
///
/// @param text     of the learner's file
/// @param contract the text of the header that declares what the learner defines
/// @param names    of that: {"project", "QKVProjection"}; members follow their class
/// @return nothing where includes_of(text) is nothing, or the text has a form that this cannot
///         handle. What comes back need not compile.
std::optional<std::string> warm_header(std::string_view text, std::string_view contract,
                                       const std::vector<std::string>& names);

}  // namespace coach
