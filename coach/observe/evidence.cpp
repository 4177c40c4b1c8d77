#include "observe/evidence.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace coach {
namespace {

constexpr double agreement = 1e-9;

/// Does the report hold the cells, and not only the shape?
bool has_cells(const ReportedPart& part) { return part.cells.size() == size_of(part.shape); }

}  // namespace

Evidence::Evidence(const Report& report, const Exercise& of_exercise) : exercise(of_exercise) {
    for (const ReportedCase& test_case : report.cases) {
        if (!belongs_to(test_case, exercise)) continue;
        cases.push_back(&test_case);
        for (const ReportedCheck& check : test_case.checks) {
            all.push_back(&check);
            if (!check.ok && check.ending != CallEnding::not_implemented) failing.push_back(&check);
        }
    }
    for (const ReportedCheck* const check : failing) {
        if (!demands_values(*check) || !returned(*check)) continue;
        for (std::size_t i = 0; i < check->expected->size() && i < check->got.size(); ++i) {
            const ReportedPart& expected = (*check->expected)[i];
            const ReportedPart& got = check->got[i];
            if (!has_cells(expected) || !has_cells(got)) continue;
            if (expected.shape == got.shape && are_close(expected, got.cells)) continue;
            wrong.push_back({&expected, &got, check});
        }
    }
}

bool all_are(const std::vector<const ReportedCheck*>& checks, const OfCheck& kind) {
    return !checks.empty() && std::all_of(checks.begin(), checks.end(),
                                          [&](const auto* check) { return kind(*check); });
}

bool all_are(const std::vector<WrongPart>& parts, const OfPart& kind) {
    return !parts.empty() && std::all_of(parts.begin(), parts.end(), kind);
}

bool demands_values(const ReportedCheck& check) { return !check.is_refusal; }

bool returned(const ReportedCheck& check) { return check.ending == CallEnding::returned; }

bool has_same_shape(const WrongPart& part) { return part.expected->shape == part.got->shape; }

double largest(const std::vector<double>& cells) {
    double result = 0;
    for (const double cell : cells) result = std::max(result, std::abs(cell));
    return result;
}

double allowance(const ReportedPart& expected) {
    if (expected.within > 0) return expected.within;
    return agreement * std::max(1.0, largest(expected.cells));
}

bool is_close(double a, double b, double allowed) { return std::abs(a - b) <= allowed; }

bool are_close(const ReportedPart& expected, const std::vector<double>& cells) {
    const double allowed = allowance(expected);
    return std::equal(expected.cells.begin(), expected.cells.end(), cells.begin(), cells.end(),
                      [&](double a, double b) { return is_close(a, b, allowed); });
}

std::size_t size_of(const std::vector<std::size_t>& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
}

}  // namespace coach
