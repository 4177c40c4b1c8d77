/// @file
/// Figures as a picture.
#pragma once

#include <string>
#include <vector>

#include "experiment/figure.hpp"

namespace coach {

/// The figures below each other, as an SVG document that needs nothing else.
std::string svg_text(const std::vector<Figure>& figures);

}  // namespace coach
