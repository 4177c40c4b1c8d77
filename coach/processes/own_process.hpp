/// @file
/// This process itself, for programs of the coach that start others of it as their workers.
#pragma once

#include <string>

namespace coach {

/// The path of the program that runs here.
///
/// @throws Problem if the system does not tell
std::string own_program();

/// Whoever is killed tells its workers nothing: from now on the system tells this one to end (SIGTERM) when
/// the process that started it does. Where the system cannot, nothing more comes to be read then, which
/// ends a worker too.
void end_with_parent();

}  // namespace coach
