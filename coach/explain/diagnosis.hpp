/// @file
/// Which known mistake does the code make?
#pragma once

#include <optional>
#include <string>

#include "explain/fingerprint.hpp"

namespace coach {

struct Diagnosis {
    std::string id;          ///< of the mistake
    bool is_certain = true;  ///< every check that both ran agrees
};

/// Compares what the code computed with what each known mistake computes.
///
/// A mistake is named where every check that both ran agrees. Failing that, it is named as likely
/// where all values that both got wrong agree, three numbers at least, and all that differs is what
/// was refused, in fewer checks than agree: somebody can make the mistake and check arguments, or
/// treat empty inputs, otherwise than the reference does. Of several, the one that explains most
/// failing checks.
///
/// @param seen  the checks of one exercise, as the learner's code ended them
/// @param known the fingerprints of mistakes in that exercise
std::optional<Diagnosis> diagnose(const Fingerprint& seen, const Fingerprints& known);

}  // namespace coach
