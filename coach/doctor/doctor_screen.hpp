/// @file
/// What the doctor found, for a person.
#pragma once

#include <string>

#include "doctor/health.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// The verdict, then a line for each thing; what is missing comes with what to do about it.
std::string doctor_screen(const Health& health, const Terminal& terminal);

}  // namespace coach
