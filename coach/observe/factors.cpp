#include "observe/factors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace coach {
namespace {

constexpr double agreement = 1e-9;

bool is_near(double a, double b) { return is_close(a, b, agreement * std::max(1.0, std::abs(b))); }

/// The number that times the expected cells gives those of the part.
std::optional<double> factor_of(const WrongPart& part) {
    if (!has_same_shape(part)) return std::nullopt;
    std::optional<double> factor;
    for (std::size_t i = 0; i < part.expected->cells.size(); ++i) {
        const double expected = part.expected->cells[i];
        const double got = part.got->cells[i];
        if (expected == 0.0) {
            if (!is_close(got, 0.0, allowance(*part.expected))) return std::nullopt;
            continue;
        }
        const double ratio = got / expected;
        if (!std::isfinite(ratio)) return std::nullopt;
        if (!factor) factor = ratio;
        if (!is_near(ratio, *factor)) return std::nullopt;
    }
    return factor;
}

/// The sizes of a check's inputs by their names, where the manifest names them: "d_k" -> 4.
std::map<std::string, double> sizes_of(const ReportedCheck& check, const Exercise& exercise) {
    std::map<std::string, double> sizes;
    for (std::size_t i = 0; i < check.inputs.size() && i < exercise.inputs.size(); ++i) {
        const std::vector<std::string>& names = exercise.inputs[i];
        const std::vector<std::size_t>& shape = check.inputs[i].shape;
        for (std::size_t axis = 0; axis < shape.size() && axis < names.size(); ++axis) {
            sizes.emplace(names[axis], static_cast<double>(shape[axis]));
        }
    }
    return sizes;
}

struct Power {
    const char* before;  ///< "1/√" of "1/√d_k"
    double exponent;
    const char* behind = "";
};

// the likelier one first
constexpr Power powers[] = {{"√", 0.5}, {"1/√", -0.5}, {"", 1},
                            {"1/", -1}, {"", 2, "²"},  {"1/", -2, "²"}};

}  // namespace

std::optional<std::string> common_factor(const Evidence& evidence) {
    std::vector<double> factors;
    for (const WrongPart& part : evidence.wrong) {
        const std::optional<double> factor = factor_of(part);
        if (!factor) return std::nullopt;
        factors.push_back(*factor);
    }
    if (factors.empty()) return std::nullopt;
    const auto is_one = [&](double factor) { return is_near(factor, factors.front()); };
    // One factor in all of them may be any power of anything.
    if (!std::all_of(factors.begin(), factors.end(), is_one)) {
        const auto names = sizes_of(*evidence.wrong.front().check, evidence.exercise);
        for (const Power& power : powers) {
            for (const auto& [name, size] : names) {
                bool holds = true;
                for (std::size_t i = 0; i < factors.size() && holds; ++i) {
                    const auto sizes = sizes_of(*evidence.wrong[i].check, evidence.exercise);
                    const auto here = sizes.find(name);
                    holds = here != sizes.end() &&
                            is_near(factors[i], std::pow(here->second, power.exponent));
                }
                if (!holds) continue;
                return fmt::format("Every wrong cell is {}{}{} times the expected one.",
                                   power.before, name, power.behind);
            }
        }
        return std::nullopt;
    }
    if (factors.front() == -1) return "Every wrong cell has the sign turned round.";
    return fmt::format("Every wrong cell is {:.6g} times the expected one.", factors.front());
}

}  // namespace coach
