/// @file
/// The report that a suite writes, read back. Its format is described where it is written, in
/// tests/support/report.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "course/course.hpp"

namespace coach {

/// A number, vector, matrix or batch, row by row; named where it is one of several.
struct ReportedPart {
    std::string name;
    std::vector<std::size_t> shape;
    std::vector<double> cells;  ///< none where there are too many to report
    // of an expected part, where it need not be met up to rounding:
    double within = 0;  ///< how far a cell may be off
    double alike = 0;   ///< cells of two wrong answers that differ by less are the same
};

/// What the function was called with, without its cells.
struct ReportedInput {
    std::string name;
    std::vector<std::size_t> shape;
    double least = 0;         ///< finite cell, 0 at most
    double largest = 0;       ///< finite cell, 0 at least
    bool is_special = false;  ///< cells are NaN or infinite
};

/// How a call of a learner's function ended.
enum class CallEnding {
    returned,
    not_implemented,
    invalid_argument,
    bad_alloc,
    other_exception,
    not_an_exception,
    lost,  ///< it never came back: the code ran in a process of its own, which ended
};

/// "invalid_argument": the ending's name in reports and fingerprints.
std::string_view name_of(CallEnding ending);

/// The ending with this name; nothing where there is none.
std::optional<CallEnding> ending_named(std::string_view name);

struct ReportedCheck {
    std::size_t index = 0;  ///< among the checks of its case
    std::string call;       ///< "project(x, w)"
    CallEnding ending = CallEnding::returned;
    bool ok = false;
    bool is_refusal = false;  ///< it demands an exception, and no values
    std::vector<ReportedInput> inputs = {};
    // where it is not ok:
    std::string message;                                ///< for the learner
    std::string what;                                   ///< of the exception
    std::string changed;                                ///< the input that the call changed
    bool is_drawn = false;                              ///< its case has drawn random inputs
    std::vector<ReportedPart> got;                      ///< where the call returned
    std::optional<std::vector<ReportedPart>> expected;  ///< nothing where a refusal was expected
};

/// How large what it was called with is, all together.
std::size_t input_cells(const ReportedCheck& check);

struct ReportedCase {
    std::string exercise;  ///< "1.2 project", the name of its suite
    std::string name;      ///< a sentence
    std::vector<ReportedCheck> checks;
    std::optional<std::string> thrown;  ///< an exception left the case itself
    std::optional<bool> ok;             ///< nothing where the case did not end
};

/// Is the case one of this exercise's?
bool belongs_to(const ReportedCase& test_case, const Exercise& exercise);

struct Report {
    std::vector<ReportedCase> cases;
    bool is_complete = false;  ///< the end line arrived, and agrees with the rest
    bool is_broken = false;    ///< something else than the suite wrote into it
};

/// The exit status of a suite that cannot write its report any more.
inline constexpr int report_lost = 97;

/// Reads what there is of a report. A line that is none, or does not begin with the token of the
/// run, ends it: what follows proves nothing.
Report read_report(std::string_view text, std::string_view token);

}  // namespace coach
