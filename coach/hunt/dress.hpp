/// @file
/// A solution in other clothes: what it computes stays, while names, layout and order follow a seed.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "hunt/layout.hpp"
#include "hunt/names.hpp"
#include "hunt/program_text.hpp"

namespace coach {

/// What may stand in for the body of a definition; the right one first.
using Variants = std::map<std::size_t, std::vector<CodePieces>>;

/// Where two bodies differ: [begin, end) of the second; empty where something is missing there.
struct Difference {
    std::size_t begin = 0;
    std::size_t end = 0;
};
Difference difference(const CodePieces& first, const CodePieces& second);

/// Lines of a text, both counted from 1.
struct LineRange {
    int first = 0;
    int last = 0;
    bool operator==(const LineRange&) const = default;
};

/// A program in its clothes.
struct DressedText {
    std::string text;
    std::map<std::size_t, LineRange> definitions;  ///< where each of them stands
};

class Dress {
 public:
    /// @param variants what their functions declare is renamed alike in all of them
    Dress(const ProgramText& program, Variants variants, std::uint64_t seed);

    /// The program as a person's, without a comment but the first line.
    ///
    /// @param chosen which variant of a definition; those that are not there are the first
    /// @param title  the comment: "What queries, keys and values are each for."
    DressedText text(const std::map<std::size_t, std::size_t>& chosen,
                     const std::string& title) const;

    /// One program that is all of them: the environment's QKV_HUNT says which variants are computed,
    /// without it the first ones. Each variant is there as text() has it, in a block of its own. To be
    /// compiled, not read.
    std::string switchable_text() const;

    /// QKV_HUNT for these variants; of a definition that is not there, the first.
    std::string switch_for(const std::map<std::size_t, std::size_t>& chosen) const;

    /// Where a variant differs from the first one, in pieces of its body.
    Difference difference_of(std::size_t definition, std::size_t variant) const;

    /// What a definition is called here.
    const std::string& symbol(std::size_t definition) const;

    /// A definition with one of its variants, in lines.
    std::vector<std::string> lines(std::size_t definition, std::size_t variant) const;

    /// In which line of that, counted from 0, each piece of the variant's body stands.
    std::vector<std::size_t> lines_of_pieces(std::size_t definition, std::size_t variant) const;

 private:
    CodePieces body(std::size_t definition, std::size_t variant) const;

    ProgramText program_;  ///< with new names
    Variants variants_;    ///< likewise
    Style style_;
    std::vector<std::size_t> order_;  ///< of the definitions
};

}  // namespace coach
