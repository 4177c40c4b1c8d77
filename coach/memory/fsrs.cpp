#include "memory/fsrs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <stdexcept>

namespace coach {
namespace {

constexpr Bounds stability_bounds{0.001, 36500};
constexpr Bounds difficulty_bounds{1, 10};
constexpr double least_first_stability = 0.1;
constexpr double longest_interval = 36500;

bool is_within(double value, const Bounds& bounds) {
    return value >= bounds.low && value <= bounds.high;  // false for NaN
}

double clamp(double value, const Bounds& bounds) {
    return std::clamp(value, bounds.low, bounds.high);
}

void require_within(std::string_view what, double value, const Bounds& bounds) {
    if (is_within(value, bounds)) return;
    throw std::invalid_argument(
        fmt::format("{}: expected {} to {}, got {}", what, bounds.low, bounds.high, value));
}

/// The grade as G of the formulas.
double number_of(Grade grade) {
    const int number = static_cast<int>(grade);
    if (number < 1 || number > 4) {
        throw std::invalid_argument(
            fmt::format("grade: expected 1 (again) to 4 (easy), got {}", number));
    }
    return number;
}

void require_memory(const Memory& memory) {
    require_within("stability in days", memory.stability, stability_bounds);
    require_within("difficulty", memory.difficulty, difficulty_bounds);
}

void require_days(double days) {
    if (days >= 0 && std::isfinite(days)) return;
    throw std::invalid_argument(
        fmt::format("days since the last review: expected 0 or more, got {}", days));
}

}  // namespace

const Parameters default_parameters{0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194,
                                    0.001,  1.8722, 0.1666, 0.796,  1.4835, 0.0614, 0.2629,
                                    1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542};

const std::array<Bounds, 21> parameter_bounds{
    {{0.001, 100},  {0.001, 100},  {0.001, 100}, {0.001, 100}, {1, 10},      {0.001, 4},
     {0.001, 4},    {0.001, 0.75}, {0, 4.5},     {0, 0.8},     {0.001, 3.5}, {0.001, 5},
     {0.001, 0.25}, {0.001, 0.9},  {0, 4},       {0, 1},       {1, 6},       {0, 2},
     {0, 2},        {0.01, 0.8},   {0.1, 0.8}}};

std::string_view name_of(Grade grade) {
    switch (grade) {
        case Grade::again:
            return "again";
        case Grade::hard:
            return "hard";
        case Grade::good:
            return "good";
        case Grade::easy:
            return "easy";
    }
    std::abort();  // not a Grade
}

Fsrs::Fsrs(const Parameters& parameters, double desired_retention) : w_(parameters) {
    for (std::size_t i = 0; i < w_.size(); ++i) {
        require_within(fmt::format("parameter w[{}]", i), w_[i], parameter_bounds[i]);
    }
    if (!(desired_retention > 0 && desired_retention < 1)) {
        throw std::invalid_argument(fmt::format(
            "desired retention: expected above 0 and below 1, got {}", desired_retention));
    }
    const double decay = -w_[20];
    factor_ = std::pow(0.9, 1 / decay) - 1;
    days_of_stability_ = (std::pow(desired_retention, 1 / decay) - 1) / factor_;
}

Memory Fsrs::first(Grade grade) const {
    number_of(grade);
    const double stability = w_[static_cast<std::size_t>(grade) - 1];
    return {std::max(stability, least_first_stability),
            clamp(first_difficulty(grade), difficulty_bounds)};
}

Memory Fsrs::next(const Memory& memory, double elapsed_days, Grade grade) const {
    const double recall = retrievability(memory, elapsed_days);
    double stability = 0;
    if (elapsed_days == 0) {
        stability = stability_on_same_day(memory.stability, grade);
    } else if (grade == Grade::again) {
        stability = stability_after_lapse(memory, recall);
    } else {
        stability = stability_after_recall(memory, recall, grade);
    }
    return {clamp(stability, stability_bounds), next_difficulty(memory.difficulty, grade)};
}

double Fsrs::retrievability(const Memory& memory, double elapsed_days) const {
    require_memory(memory);
    require_days(elapsed_days);
    return std::pow(1 + factor_ * elapsed_days / memory.stability, -w_[20]);
}

int Fsrs::interval(const Memory& memory) const {
    require_memory(memory);
    const double days = std::round(memory.stability * days_of_stability_);
    return static_cast<int>(std::clamp(days, 1.0, longest_interval));
}

double Fsrs::stability_after_recall(const Memory& memory, double recall, Grade grade) const {
    const double penalty = grade == Grade::hard ? w_[15] : 1;
    const double bonus = grade == Grade::easy ? w_[16] : 1;
    const double increase = std::exp(w_[8]) * (11 - memory.difficulty) *
                            std::pow(memory.stability, -w_[9]) *
                            (std::exp(w_[10] * (1 - recall)) - 1) * penalty * bonus;
    return memory.stability * (1 + increase);
}

double Fsrs::stability_after_lapse(const Memory& memory, double recall) const {
    const double forgotten = w_[11] * std::pow(memory.difficulty, -w_[12]) *
                             (std::pow(memory.stability + 1, w_[13]) - 1) *
                             std::exp(w_[14] * (1 - recall));
    return std::min(forgotten, memory.stability / std::exp(w_[17] * w_[18]));
}

double Fsrs::stability_on_same_day(double stability, Grade grade) const {
    const double change =
        std::exp(w_[17] * (number_of(grade) - 3 + w_[18])) * std::pow(stability, -w_[19]);
    return stability * (grade == Grade::again ? change : std::max(change, 1.0));
}

double Fsrs::first_difficulty(Grade grade) const {
    return w_[4] - std::exp(w_[5] * (number_of(grade) - 1)) + 1;
}

double Fsrs::next_difficulty(double difficulty, Grade grade) const {
    const double step = -w_[6] * (number_of(grade) - 3);
    const double damped = difficulty + step * (10 - difficulty) / 9;
    // The one it is drawn to is not clamped: it may be below 1.
    return clamp(w_[7] * first_difficulty(Grade::easy) + (1 - w_[7]) * damped, difficulty_bounds);
}

}  // namespace coach
