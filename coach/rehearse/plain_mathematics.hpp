/// @file
/// TeX in answers, as a terminal can show it.
#pragma once

#include <string>
#include <string_view>

namespace coach {

/// The text with what stands between dollar signs spelled in plain characters: "$QK^\top / \sqrt{d_k}$"
/// becomes "QKᵀ / √d_k", "$\tfrac{1}{n-1}$" "1/(n-1)". A command that is not known loses its backslash.
std::string plain_mathematics(std::string_view text);

}  // namespace coach
