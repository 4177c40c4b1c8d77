/// @file
/// What a request is to the system: the same for programs that are waited for and for those in the
/// background.
#pragma once

#include <string>
#include <vector>

#include "processes/process.hpp"

namespace coach {

/// The program's environment: the coach's own, with the request's entries in place of old ones.
std::vector<std::string> environment_of(const ProcessRequest& request);

/// A shell sets the limits, since libuv cannot, and becomes the program. A limit that the system
/// does not know is left out.
std::vector<std::string> limited(const ProcessRequest& request);

/// As C wants them, a null pointer at the end; they point into the texts.
std::vector<char*> pointers(std::vector<std::string>& texts);

}  // namespace coach
