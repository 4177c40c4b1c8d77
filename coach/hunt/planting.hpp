/// @file
/// Which recorded mistakes can be put into a hunt, and what each makes of its function.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "explain/fingerprint.hpp"
#include "explain/misconception.hpp"
#include "hunt/dress.hpp"
#include "hunt/program_text.hpp"

namespace coach {

/// A check of a lesson's suite.
struct SuiteCheck {
    std::string exercise;  ///< "1.2"
    CheckKey key;
    auto operator<=>(const SuiteCheck&) const = default;
};

/// A mistake that reads as if somebody had written it.
struct Plantable {
    const Misconception* record = nullptr;
    std::size_t definition = 0;  ///< in which of the solution's it is made
    CodePieces body;             ///< of that definition then
    /// Checks that fail with it alone, by what is recorded.
    std::set<SuiteCheck> fails;

    /// Those of its own exercise.
    std::size_t fails_in_its_exercise() const;
};

/// What the record makes of the solution, if that is one function's body that somebody might have
/// written so. A condition that was replaced by `false` is left out with what it guards, as is a
/// variable that is cast to void.
///
/// Nothing where the record's code is made to compute the mistake rather than to be read: where
/// statements follow a return, a block has no purpose, a lambda is called at once, something is
/// static, a division is by 1; and where it changes anything but a body.
std::optional<Plantable> plant(const std::string& solution, const ProgramText& program,
                               const Misconception& record);

/// All that can be planted of a lesson; their records are those that were given.
std::vector<Plantable> plantable(const std::string& solution,
                                 const std::vector<Misconception>& records,
                                 const LessonFingerprints& fingerprints);

}  // namespace coach
