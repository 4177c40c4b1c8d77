/// @file
/// What grading is asked to write besides its results.
#pragma once

#include <string>

namespace coach {

/// Files; empty for none.
struct GradeOutputs {
    std::string junit;
    std::string csv;
    std::string gradescope;  ///< of one person
    std::string classroom;   ///< of one person
};

}  // namespace coach
