/// @file
/// What code computes in the checks of an exercise, in a form that is short enough to commit and
/// that can be compared: the fingerprint of a mistake.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "course/course.hpp"
#include "report/report.hpp"

namespace coach {

/// One returned part: its shape, and two weighted sums of its cells. Two different mistakes agree
/// in both sums only by an unlikely accident, and rounding moves neither by much.
struct PartSketch {
    std::string name;
    std::vector<std::size_t> shape;
    double first = 0;
    double second = 0;
    double largest = 0;          ///< magnitude of a cell: the yardstick for both sums
    std::size_t not_finite = 0;  ///< cells that are NaN or infinite; no part of the sums
    std::size_t wrong = 0;  ///< cells that are finite, not 0, and differ from the expected ones
    /// Where a learner chooses freely or numbers are drawn, the cells themselves, and how far those
    /// of the same mistake may be apart.
    double alike = 0;
    std::vector<double> cells = {};
};

/// How one check ended.
struct CheckSketch {
    bool ok = false;
    CallEnding ending = CallEnding::returned;
    std::vector<PartSketch> parts;          ///< where the call returned
    std::vector<PartSketch> expected = {};  ///< of what was seen only: what the parts should be
    bool has_text = false;                  ///< of an exception: was there a message?
    bool of_refusal = false;                ///< the check demanded an exception, not values
    /// The values differ from run to run: the code reads memory that nobody wrote. Known mistakes
    /// only; any wrong values agree with such a check.
    bool varies = false;
};

/// A check is known by its case and its place in it.
struct CheckKey {
    std::string test_case;
    std::size_t index = 0;
    auto operator<=>(const CheckKey&) const = default;
};

/// All checks of one exercise that ran.
using Fingerprint = std::map<CheckKey, CheckSketch>;

Fingerprint fingerprint_of(const Report& report, const Exercise& exercise);

/// Marks the checks whose values differ between two runs of the same code.
void mark_what_varies(Fingerprint& fingerprint, const Fingerprint& other_run);

/// Do two checks show the same behaviour, up to rounding?
///
/// Where values were demanded, one exception is as good as another: which one comes depends on
/// whether the code multiplies by a function that checks shapes, or in loops that run over an edge.
bool is_same(const CheckSketch& a, const CheckSketch& b);

/// The same for one part of what was returned.
bool is_same(const PartSketch& a, const PartSketch& b);

/// How many wrong numbers the check returned, which tell something.
std::size_t telling_cells(const CheckSketch& sketch);

// Fewer wrong numbers can agree by accident: two mistakes that both return 0 and 1, say.
inline constexpr std::size_t cells_that_tell = 3;
inline constexpr std::size_t checks_that_tell = 2;

/// How many NaN and infinities it returned.
std::size_t cells_not_finite(const CheckSketch& sketch);

/// Fingerprints of mistakes in one exercise, by the mistake's id. Checks that a fingerprint does not
/// mention are ok in it.
using Fingerprints = std::map<std::string, Fingerprint>;

/// What a mistake computes in each exercise of its lesson, by the exercise's id: in its own, and in
/// later ones that call its function.
using LessonFingerprint = std::map<std::string, Fingerprint>;

/// Those of a lesson's known mistakes, by the mistake's id.
using LessonFingerprints = std::map<std::string, LessonFingerprint>;

/// Reads `tests/misconceptions/N_name.fingerprints.json`, which `prove --record` writes; empty
/// where there is none.
///
/// @throws Problem if the file is not as it should be.
LessonFingerprints read_fingerprints(const Course& course, const Lesson& lesson);

/// Reads the checks of one exercise, `[{"case": ...}, ...]`, as they stand in that file.
///
/// @throws Problem if they are not as they should be; the message names the file.
Fingerprint read_fingerprint(std::string_view checks, const std::string& file);

/// The text of that file. Checks that are ok are left out, and exercises where all are.
std::string fingerprints_text(const LessonFingerprints& fingerprints);

std::filesystem::path fingerprints_file(const Course& course, const Lesson& lesson);

}  // namespace coach
