/// @file
/// The structured report of a run, one JSON object a line, for whoever runs a suite.
///
/// It is written when the environment's QKV_REPORT names a file and the run is started with
/// `--reporters=qkv-report`, which also keeps doctest's own text away. The lines, in order:
///
/// | line | meaning |
/// | --- | --- |
/// | `{"type":"start","format":1}` | the run began |
/// | `{"type":"case","exercise":"1.2 project","case":"..."}` | a test case began |
/// | `{"type":"check","index":0,"call":"project(x, w)","ending":"returned","ok":true}` | one check; where it is not ok, also `message`, `what` (of an exception), `got` and, where values are expected, `expected` |
/// | `{"type":"thrown","what":"..."}` | the test case itself was left by an exception |
/// | `{"type":"case_end","ok":false}` | it ended |
/// | `{"type":"end","cases":14}` | all of them ended |
///
/// `index` counts the checks of a case. `ending` is the name of an Ending. Values are lists of
/// `{"name":"q","shape":[3,5],"cells":[...]}`, where a cell is a number, or "nan", "inf", "-inf".
/// An expected value may add `"within"`, how far its cells may be off, and `"alike"`, how far the
/// cells of two wrong answers may be apart that are still the same mistake.
/// A run that crashed, exited or was killed has no end line: it proves nothing beyond the cases
/// that ended. Each line is written at once, so that a crash loses none.
#pragma once

#include <optional>
#include <string>

#include "support/value.hpp"

namespace qkv_tests {

/// How a call of a learner's function ended.
enum class Ending {
    returned,
    not_implemented,
    invalid_argument,
    bad_alloc,
    other_exception,
    not_an_exception,
};

struct Outcome {
    Ending ending;
    Value value;       ///< where it returned
    std::string what;  ///< of the exception, where there was one
};

/// Writes a check line, if a report is being written.
///
/// @param expected  the values that were expected, or nullptr where a refusal was
/// @param complaint what is wrong, for a reader; nothing where the check passed
void report_check(const char* call, const Outcome& outcome, const Value* expected,
                  const std::optional<std::string>& complaint);

}  // namespace qkv_tests
