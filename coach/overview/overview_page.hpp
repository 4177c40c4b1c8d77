/// @file
/// The overview as a page for a browser.
#pragma once

#include <string>

#include "overview/overview.hpp"

namespace coach {

/// An HTML document that stands alone: it asks for no other file and runs no script. Every chart is
/// a table or has one.
std::string overview_page(const Overview& overview);

}  // namespace coach
