/// @file
/// What runs of a hunt's program say about it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "explain/fingerprint.hpp"
#include "hunt/choosing.hpp"
#include "hunt/hunt.hpp"
#include "processes/process.hpp"
#include "report/report.hpp"

namespace coach {

/// The suites of a hunt's inputs are called so, and then like the exercise: "inputs of 2.2 softmax".
inline constexpr std::string_view inputs_prefix = "inputs of ";

/// One run of the suite and of the hunt's inputs.
struct HuntRun {
    bool is_whole = false;  ///< it ran to its end
    std::set<SuiteCheck> passed;
    std::set<SuiteCheck> failed;
    /// By exercise and the case that describes the input: does the code get it right?
    std::map<std::string, std::map<std::string, bool>> inputs;
    /// What it computed in the exercise, where it was run for one.
    Fingerprint seen = {};
};

/// Did it come to its end without a failure?
bool passes(const HuntRun& run);

/// Does a check of this exercise fail?
bool fails_in(const HuntRun& run, const std::string& exercise);

HuntRun hunt_run_of(const Report& report, const Lesson& lesson, const ProcessEnd& end);

/// All that was run of mistakes in one program.
struct HuntEvidence {
    HuntRun right;  ///< without any
    HuntRun all;    ///< with all
    HuntRun shown;  ///< the text that the learner gets
    // for each mistake, in its exercise:
    std::vector<HuntRun> alone;                     ///< it by itself
    std::vector<HuntRun> without;                   ///< all others
    std::vector<std::vector<HuntRun>> wrong_fixes;  ///< each in its place, by itself
};

/// The checks that tell of the mistake, whatever else is wrong: they fail with it alone and beside all
/// others, and pass without it.
std::vector<SuiteCheck> telltales(const HuntEvidence& evidence, std::size_t mistake,
                                  const std::string& exercise);

/// The inputs of its exercise that show it, or hide it.
std::vector<std::string> inputs_that(bool show, const HuntEvidence& evidence, std::size_t mistake,
                                     const std::string& exercise);

/// Why the solution without a mistake is not right; empty where it is.
std::string trouble_of_right(const HuntRun& run);

/// Does a mistake that was run alone show in its exercise as is recorded of it? Then the symptom that its
/// record tells is what is seen, and the symptom of one that is recorded to end otherwise is not.
bool shows_as(const HuntRun& alone, const Fingerprint& recorded);

/// Why this is no hunt; empty where every claim about it held when it was run.
///
/// @param exercises of the mistakes
std::string objection(const HuntEvidence& evidence, const std::vector<std::string>& exercises);

/// Is it still there, by a run of what the learner made of the text?
bool is_still_there(const Planted& mistake, const HuntRun& run);

}  // namespace coach
