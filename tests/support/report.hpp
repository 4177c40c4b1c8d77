/// @file
/// The structured report of a run, one JSON object a line, for whoever runs a suite.
///
/// It is written when the environment's QKV_REPORT is the number of an open descriptor, such as one
/// end of a socket, and the run is started with `--reporters=qkv-report`, which also keeps
/// doctest's own text away. From the descriptor the suite first reads one line: the token of this
/// run. The token and a space stand before each line that it writes there; any other line is not
/// the suite's. The lines, in order:
///
/// | line | meaning |
/// | --- | --- |
/// | `{"type":"start","format":1}` | the run began |
/// | `{"type":"case","exercise":"1.2 project","case":"..."}` | a test case began |
/// | `{"type":"check","index":0,"call":"project(x, w)","ending":"returned","ok":true,"inputs":[...]}` | one check; `"refusal":true` where it demands an exception; where it is not ok, also `message`, `what` (of an exception), `got`, `drawn` where its case has drawn inputs, `changed`, the name of an input that the call changed, and, where values are expected, `expected` |
/// | `{"type":"thrown","what":"..."}` | the test case itself was left by an exception |
/// | `{"type":"case_end","ok":false}` | it ended |
/// | `{"type":"end","cases":14}` | all of them ended |
///
/// `index` counts the checks of a case. `ending` is the name of an Ending. Values are lists of
/// `{"name":"q","shape":[3,5],"cells":[...]}`, where a cell is a number, or "nan", "inf", "-inf"; of
/// a value with more than 20,000 cells only the shape is told. Inputs are lists of
/// `{"name":"x","shape":[3,5],"least":-1,"largest":2}`: the least and largest finite cell, or 0
/// where that is beyond, and `"special":true` where cells are NaN or infinite.
/// An expected value may add `"within"`, how far its cells may be off, and `"alike"`, how far the
/// cells of two wrong answers may be apart that are still the same mistake.
/// A run that crashed, exited or was killed has no end line: it proves nothing beyond the cases
/// that ended. Each line is written at once, so that a crash loses none. Where one cannot be
/// written, because the code under test closed the descriptor, the program ends at once, with the
/// status `report_lost`.
///
/// How far the report can be trusted: the token is read before the code under test begins to run,
/// where that is linked to a shared library of the suite, and it stands neither in the environment
/// nor in a file. So lines that the code writes there, before, between or after the suite's, make
/// the report invalid, and so does closing it. But code in the same process can do what the suite
/// can: it may search the memory for the token. Against somebody who wants to be taken for having
/// passed, only a suite in another process than the code helps.
#pragma once

#include <optional>
#include <string>

#include "support/ending.hpp"
#include "support/value.hpp"

namespace qkv_tests {

/// The exit status of a run whose report could not be written to its end.
inline constexpr int report_lost = 97;

struct Outcome {
    Ending ending;
    Value value;       ///< where it returned
    std::string what;  ///< of the exception, where there was one
};

/// What a check is about, and what came of it.
struct CheckReport {
    const char* call;
    const std::vector<Input>& inputs;
    const Value* expected;  ///< nullptr where a refusal was expected
    const Outcome& outcome;
    std::string changed;                   ///< the input that the call changed; empty for none
    std::optional<std::string> complaint;  ///< what is wrong, for a reader; nothing where it passed
};

/// Writes a check line, if a report is being written.
void report_check(const CheckReport& check);

}  // namespace qkv_tests
