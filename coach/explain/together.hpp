/// @file
/// Several known mistakes, made at once in one exercise.
#pragma once

#include <optional>

#include "explain/diagnosis.hpp"

namespace coach {

/// Looks for two known mistakes, or three, that explain together whatever fails and fail nothing
/// that passes, each of them seen by itself somewhere: in a check that the others pass, or in a part
/// of a result that they leave right. Where all of them show in one part, anything may come of it.
///
/// @return the one of them that explains most, as a part
std::optional<Diagnosis> diagnose_together(const Fingerprint& seen, const Candidates& known);

}  // namespace coach
