/// @file
/// What the checks of one exercise showed, as observations look at it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "course/course.hpp"
#include "report/report.hpp"

namespace coach {

/// A returned part that is wrong, beside what it should have been; both with all their cells.
struct WrongPart {
    const ReportedPart* expected;
    const ReportedPart* got;
    const ReportedCheck* check;
};

/// The checks of one exercise. It refers to the report, which has to outlive it.
struct Evidence {
    Evidence(const Report& report, const Exercise& exercise);

    const Exercise& exercise;
    std::vector<const ReportedCase*> cases;
    std::vector<const ReportedCheck*> all;
    std::vector<const ReportedCheck*> failing;  ///< but for those that are not implemented
    std::vector<WrongPart> wrong;               ///< of the failing ones that returned values
};

using OfCheck = std::function<bool(const ReportedCheck&)>;
using OfPart = std::function<bool(const WrongPart&)>;

/// Is there one, and is each of this kind?
bool all_are(const std::vector<const ReportedCheck*>& checks, const OfCheck& kind);
bool all_are(const std::vector<WrongPart>& parts, const OfPart& kind);

/// Did the check demand values, and not a refusal?
bool demands_values(const ReportedCheck& check);
bool returned(const ReportedCheck& check);

bool has_same_shape(const WrongPart& part);
double largest(const std::vector<double>& cells);

/// How far a cell may be off and still be right.
double allowance(const ReportedPart& expected);
bool is_close(double a, double b, double allowed);
/// Do these cells, in the expected shape, pass for the expected ones?
bool are_close(const ReportedPart& expected, const std::vector<double>& cells);

/// How many cells a shape has.
std::size_t size_of(const std::vector<std::size_t>& shape);

}  // namespace coach
