#include "explain/observation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>
#include <vector>

namespace coach {
namespace {

constexpr double agreement = 1e-9;

struct Checks {
    std::size_t total = 0;
    std::vector<const ReportedCheck*> failing;  ///< but for those that are not implemented
};

Checks checks_of(const Report& report, const Exercise& exercise) {
    Checks checks;
    for (const ReportedCase& test_case : report.cases) {
        if (test_case.exercise != exercise.id + ' ' + exercise.name) continue;
        for (const ReportedCheck& check : test_case.checks) {
            ++checks.total;
            if (!check.ok && check.ending != CallEnding::not_implemented) {
                checks.failing.push_back(&check);
            }
        }
    }
    return checks;
}

bool is_close(double a, double b, double allowed) { return std::abs(a - b) <= allowed; }

double largest(const std::vector<double>& cells) {
    double result = 0;
    for (const double cell : cells) result = std::max(result, std::abs(cell));
    return result;
}

/// How far a cell may be off.
double allowance(const ReportedPart& expected) {
    if (expected.within > 0) return expected.within;
    return agreement * std::max(1.0, largest(expected.cells));
}

bool is_right(const ReportedPart& expected, const ReportedPart& got) {
    if (expected.shape != got.shape) return false;
    const double allowed = allowance(expected);
    for (std::size_t i = 0; i < expected.cells.size(); ++i) {
        if (!is_close(expected.cells[i], got.cells[i], allowed)) return false;
    }
    return true;
}

/// A wrong part beside what it should have been.
struct WrongPart {
    const ReportedPart* expected;
    const ReportedPart* got;
    const ReportedCheck* check;
};

/// Does the report hold the cells, and not only the shape?
bool has_cells(const ReportedPart& part) {
    return part.cells.size() == std::accumulate(part.shape.begin(), part.shape.end(),
                                                std::size_t{1}, std::multiplies<>());
}

std::vector<WrongPart> wrong_parts(const Checks& checks) {
    std::vector<WrongPart> parts;
    for (const ReportedCheck* const check : checks.failing) {
        if (!check->expected || check->ending != CallEnding::returned) continue;
        for (std::size_t i = 0; i < check->expected->size() && i < check->got.size(); ++i) {
            const ReportedPart& expected = (*check->expected)[i];
            const ReportedPart& got = check->got[i];
            if (!has_cells(expected) || !has_cells(got) || is_right(expected, got)) continue;
            parts.push_back({&expected, &got, check});
        }
    }
    return parts;
}

bool all_of(const std::vector<WrongPart>& parts, const std::function<bool(const WrongPart&)>& is) {
    return !parts.empty() && std::all_of(parts.begin(), parts.end(), is);
}

bool is_transposed(const WrongPart& part) {
    if (part.expected->shape.size() != 2 || part.got->shape.size() != 2) return false;
    const std::size_t rows = part.expected->shape[0];
    const std::size_t columns = part.expected->shape[1];
    if (part.got->shape[0] != columns || part.got->shape[1] != rows) return false;
    const double allowed = allowance(*part.expected);
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            if (!is_close(part.expected->cells[row * columns + column],
                          part.got->cells[column * rows + row], allowed)) {
                return false;
            }
        }
    }
    return true;
}

/// The one number by which all wrong cells differ from the expected ones.
std::optional<double> common_factor(const std::vector<WrongPart>& parts) {
    std::optional<double> factor;
    for (const WrongPart& part : parts) {
        if (part.expected->shape != part.got->shape) return std::nullopt;
        for (std::size_t i = 0; i < part.expected->cells.size(); ++i) {
            const double expected = part.expected->cells[i];
            if (expected == 0.0) continue;
            const double ratio = part.got->cells[i] / expected;
            if (!std::isfinite(ratio)) return std::nullopt;
            if (!factor) factor = ratio;
            if (!is_close(ratio, *factor, agreement * std::max(1.0, std::abs(*factor))))
                return std::nullopt;
        }
    }
    return factor;
}

/// "k holds what q should hold", where this is so in every check.
std::optional<std::string> exchanged(const std::vector<WrongPart>& parts) {
    std::string got_name;
    std::string expected_name;
    for (const WrongPart& part : parts) {
        bool found = false;
        for (const ReportedPart& other : *part.check->expected) {
            if (&other == part.expected || other.shape != part.got->shape) continue;
            if (!is_right(other, *part.got)) continue;
            if (!got_name.empty() && (got_name != part.got->name || expected_name != other.name)) {
                continue;
            }
            got_name = part.got->name;
            expected_name = other.name;
            found = true;
        }
        if (!found) return std::nullopt;
    }
    if (got_name.empty()) return std::nullopt;
    return fmt::format("{} holds what {} should hold.", got_name, expected_name);
}

bool all_sizes_are_equal(const WrongPart& part) {
    const std::vector<std::size_t>& shape = part.expected->shape;
    return shape.size() >= 2 && shape[0] > 1 &&
           std::all_of(shape.begin(), shape.end(), [&](std::size_t n) { return n == shape[0]; });
}

/// Are all cells close to the expected ones, as if they had been rounded to a float?
bool is_rounded_to_float(const WrongPart& part) {
    if (part.expected->shape != part.got->shape) return false;
    const double allowed = 1e-5 * largest(part.expected->cells);
    for (std::size_t i = 0; i < part.expected->cells.size(); ++i) {
        // false for NaN
        if (!(std::abs(part.expected->cells[i] - part.got->cells[i]) <= allowed)) return false;
    }
    return true;
}

/// Are all cells whole numbers, though not all of the expected ones are?
bool is_whole(const WrongPart& part) {
    const auto whole = [](double cell) { return cell == std::floor(cell); };
    return std::all_of(part.got->cells.begin(), part.got->cells.end(), whole) &&
           !std::all_of(part.expected->cells.begin(), part.expected->cells.end(), whole);
}

/// Is what lies at index 0 of the first axis right, and only the rest wrong?
bool begins_right(const WrongPart& part) {
    const std::vector<std::size_t>& shape = part.expected->shape;
    if (shape != part.got->shape || shape.size() < 2 || shape[0] < 2) return false;
    const std::size_t size = part.expected->cells.size() / shape[0];
    const double allowed = allowance(*part.expected);
    for (std::size_t i = 0; i < size; ++i) {
        if (!is_close(part.expected->cells[i], part.got->cells[i], allowed)) return false;
    }
    return true;
}

std::optional<std::string> about_values(const std::vector<WrongPart>& parts) {
    const auto zero = [](const WrongPart& part) { return largest(part.got->cells) == 0.0; };
    const auto same_shape = [](const WrongPart& p) { return p.expected->shape == p.got->shape; };
    const auto not_finite = [](const WrongPart& part) {
        return std::any_of(part.got->cells.begin(), part.got->cells.end(),
                           [](double cell) { return !std::isfinite(cell); });
    };
    if (all_of(parts, not_finite)) return "The wrong results hold NaN or infinity.";
    if (all_of(parts, [&](const WrongPart& p) { return zero(p) && same_shape(p); })) {
        return "The wrong results are all zeros: are they ever filled?";
    }
    if (all_of(parts, is_transposed)) {
        return "The right numbers are there, with rows and columns exchanged.";
    }
    if (all_of(parts, same_shape)) {
        if (const auto factor = common_factor(parts)) {
            return fmt::format("Every wrong cell is {:.6g} times the expected one.", *factor);
        }
    }
    if (all_of(parts, is_rounded_to_float)) {
        return "The numbers are right to about seven digits, as if a float were among the types.";
    }
    if (all_of(parts, is_whole)) {
        return "The wrong results are whole numbers, as if an integer were among the types.";
    }
    if (const auto text = exchanged(parts)) return text;
    if (all_of(parts, [&](const WrongPart& part) { return !same_shape(part); })) {
        return "The shapes are wrong before any number is.";
    }
    if (all_of(parts, [](const WrongPart& part) { return part.expected->cells.empty(); })) {
        return "All that fails is empty: sequences or batches without anything in them.";
    }
    if (all_of(parts, begins_right)) {
        return parts.front().expected->shape.size() == 3
                   ? "The first entry of each batch is right, later ones are not."
                   : "The first row is right, later ones are not.";
    }
    if (all_of(parts, all_sizes_are_equal)) {
        return "Only inputs whose sizes are all equal come out wrong: there, no shape tells one "
               "axis or one matrix from another.";
    }
    std::set<std::string> names;
    for (const WrongPart& part : parts) names.insert(part.expected->name);
    if (names.size() == 1 && !names.begin()->empty()) {
        return fmt::format("Only {} is ever wrong.", *names.begin());
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> observe(const Report& report, const Exercise& exercise) {
    const Checks checks = checks_of(report, exercise);
    if (checks.failing.empty()) return std::nullopt;
    const auto count = [&](const std::function<bool(const ReportedCheck&)>& is) {
        return static_cast<std::size_t>(
            std::count_if(checks.failing.begin(), checks.failing.end(),
                          [&](const ReportedCheck* check) { return is(*check); }));
    };
    const std::size_t refusals = count([](const auto& check) { return !check.expected; });
    const std::size_t thrown = count(
        [](const auto& check) { return check.expected && check.ending != CallEnding::returned; });
    if (refusals == checks.failing.size()) {
        const std::size_t silent =
            count([](const auto& check) { return check.ending == CallEnding::returned; });
        if (silent == refusals) {
            return "Every value is right. What is missing is a refusal: arguments that do not fit "
                   "together are accepted.";
        }
        const std::size_t wrong_type = count([](const auto& check) {
            return check.ending == CallEnding::other_exception ||
                   check.ending == CallEnding::not_an_exception;
        });
        if (wrong_type == refusals) {
            return "Every value is right, and bad arguments are noticed, but what is thrown is no "
                   "std::invalid_argument.";
        }
        if (silent == 0 && wrong_type == 0) {
            return "Every value is right, and bad arguments are refused; only the messages lack "
                   "what the contract demands.";
        }
        return "Every value is right; only the refusals are not.";
    }
    if (thrown > 0 && thrown + refusals == checks.failing.size()) {
        return fmt::format("{} of {} checks end in an exception that should return a value.",
                           thrown, checks.total);
    }
    if (auto text = about_values(wrong_parts(checks))) return text;
    return fmt::format("{} of {} checks fail.", checks.failing.size(), checks.total);
}

}  // namespace coach
