/// @file
/// A name for each failing exercise of a lesson: the mistake it makes, or what its checks have in
/// common.
#pragma once

#include <string>
#include <vector>

#include "check/verdict.hpp"
#include "explain/known_fingerprints.hpp"
#include "explain/misconception.hpp"
#include "report/report.hpp"

namespace coach {

/// What is known of a lesson's mistakes.
struct KnownMistakes {
    std::vector<Misconception> misconceptions;
    KnownFingerprints fingerprints;
};

/// Gives each failed exercise a mistake, or else an observation.
///
/// A mistake in one exercise shows in later ones that call its function. Where what was seen there
/// is what it makes of them, they get the same name, and are not taken for mistakes of their own.
///
/// @param source the learner's file
void name_mistakes(LessonVerdict& verdict, const Report& report, const KnownMistakes& known,
                   const std::string& source);

}  // namespace coach
