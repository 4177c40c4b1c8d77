/// @file
/// A lesson's solution as the functions that it defines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hunt/code_pieces.hpp"

namespace coach {

/// A function's definition, or something else that ends with ";".
struct Definition {
    CodePieces head;       ///< up to the body's brace, or all of it without the ";"
    CodePieces body = {};  ///< what is between the braces
    bool has_body = false;
    std::string symbol;      ///< "QKVProjection::operator()"; empty where it is no function
    bool is_helper = false;  ///< of the unnamed namespace

    bool operator==(const Definition&) const = default;
};

/// What a solution consists of: directives, a namespace, in it an unnamed one first or none.
struct ProgramText {
    std::vector<std::string> directives;  ///< "#include \"roles.hpp\""
    std::string name_space;
    std::vector<Definition> definitions;  ///< helpers first
};

/// @throws Problem where the text is otherwise
ProgramText program_text_of(std::string_view text);

}  // namespace coach
