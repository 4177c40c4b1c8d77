/// @file
/// The one line of a compiler's output that a learner needs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace coach {

/// A compiler's or linker's complaint, short.
struct CompileError {
    int line = 0;  ///< in the learner's file; 0 where it is not about a line
    int column = 0;
    std::string message;  ///< "use of undeclared identifier 'matmull'"
    std::string excerpt;  ///< the line of source and the caret below it; may be empty
};

/// The text with the course's own names for xtensor's types: "Matrix", not
/// "xt::xtensor_container<xt::uvector<double>, 2, xt::layout_type::row_major>".
std::string with_course_types(const std::string& text);

/// The first error, placed in the learner's own file: where the compiler complains about a line
/// of a library, the line of the learner's file that led there.
///
/// Reads clang's and g++'s output, and GNU ld's and lld's about symbols.
///
/// @param output what the build printed
/// @param file   the path of the learner's file as it occurs there
/// @param source its text: a function that is not defined as the contract says may be there with
///               other parameters
/// @return nothing where the output holds no error that has to do with this file
std::optional<CompileError> first_error(std::string_view output, std::string_view file,
                                        const std::string& source = "");

}  // namespace coach
