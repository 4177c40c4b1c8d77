#include "memory/fit.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace coach {
namespace {

constexpr std::size_t n = std::tuple_size_v<Parameters>;
using Vector = std::array<double, n>;
using Matrix = std::array<Vector, n>;

bool counts(const ReviewHistory& history, std::size_t i) {
    return i > 0 && history[i].elapsed_days >= 1;
}

bool is_recalled(const PastReview& review) { return review.grade != Grade::again; }

/// The foretold recall of each review that counts, in the order of the histories; above 0 and below 1
/// even after more days than a double can tell from endless, as logarithms are taken of it.
std::vector<double> forecasts(const Parameters& parameters,
                              const std::vector<ReviewHistory>& histories) {
    const Fsrs fsrs(parameters);
    std::vector<double> recalls;
    for (const ReviewHistory& history : histories) {
        if (history.empty()) continue;
        Memory memory = fsrs.first(history.front().grade);
        for (std::size_t i = 1; i < history.size(); ++i) {
            const double days = history[i].elapsed_days;
            if (counts(history, i)) {
                recalls.push_back(std::clamp(fsrs.retrievability(memory, days), 1e-12, 1 - 1e-12));
            }
            memory = fsrs.next(memory, days, history[i].grade);
        }
    }
    return recalls;
}

/// Whether each review that counts was recalled, in the same order.
std::vector<bool> outcomes(const std::vector<ReviewHistory>& histories) {
    std::vector<bool> recalled;
    for (const ReviewHistory& history : histories) {
        for (std::size_t i = 0; i < history.size(); ++i) {
            if (counts(history, i)) recalled.push_back(is_recalled(history[i]));
        }
    }
    return recalled;
}

double cross_entropy(const std::vector<double>& recalls, const std::vector<bool>& recalled) {
    double sum = 0;
    for (std::size_t i = 0; i < recalls.size(); ++i) {
        sum -= std::log(recalled[i] ? recalls[i] : 1 - recalls[i]);
    }
    return sum;
}

/// Reviews that are alike: days, length of the history and lapses in it, in steps that grow.
using Bin = std::tuple<long, long, long>;

Bin bin_of(double days, int length, int lapses) {
    const auto step = [](double value, double base) {
        return std::lround(std::floor(std::log(value) / std::log(base)));
    };
    return {step(days, 3.62), step(length, 1.89), lapses == 0 ? -1 : step(lapses, 1.73)};
}

double rmse_of(const std::vector<double>& recalls, const std::vector<ReviewHistory>& histories) {
    struct Sums {
        double foretold = 0;
        double seen = 0;
        double reviews = 0;
    };
    std::map<Bin, Sums> bins;
    auto recall = recalls.begin();
    for (const ReviewHistory& history : histories) {
        int length = 1;
        int lapses = 0;
        for (std::size_t i = 0; i < history.size(); ++i) {
            if (!counts(history, i)) continue;
            ++length;
            Sums& bin = bins[bin_of(history[i].elapsed_days, length, lapses)];
            bin.foretold += *recall++;
            bin.seen += is_recalled(history[i]) ? 1 : 0;
            ++bin.reviews;
            if (!is_recalled(history[i])) ++lapses;
        }
    }
    double sum = 0;
    for (const auto& [alike, bin] : bins) {
        sum += (bin.foretold - bin.seen) * (bin.foretold - bin.seen) / bin.reviews;
    }
    return std::sqrt(sum / static_cast<double>(recalls.size()));
}

double distance_from_defaults(const Parameters& parameters, std::size_t i) {
    return (parameters[i] - default_parameters[i]) / parameter_spread[i];
}

/// What is to become least.
class Objective {
 public:
    explicit Objective(const std::vector<ReviewHistory>& histories)
        : histories_(histories), recalled_(outcomes(histories)) {}

    double at(const Parameters& parameters) const {
        double sum = cross_entropy(forecasts(parameters, histories_), recalled_);
        for (std::size_t i = 0; i < n; ++i) {
            sum += std::pow(distance_from_defaults(parameters, i), 2);
        }
        return sum;
    }

    /// Its slope and, where recalls are as foretold, its mean curvature (Fisher's information), for
    /// parameters measured in spreads.
    void differentiate(const Parameters& parameters, Vector& slope, Matrix& curvature) const {
        const std::vector<double> recalls = forecasts(parameters, histories_);
        std::array<std::vector<double>, n> derivatives;  // of each recall
        for (std::size_t j = 0; j < n; ++j) derivatives[j] = derivative(parameters, j, recalls);
        for (std::size_t j = 0; j < n; ++j) {
            slope[j] = 2 * distance_from_defaults(parameters, j);
            curvature[j].fill(0);
            curvature[j][j] = 2;
        }
        for (std::size_t i = 0; i < recalls.size(); ++i) {
            const double variance = recalls[i] * (1 - recalls[i]);
            const double error = recalls[i] - (recalled_[i] ? 1 : 0);
            for (std::size_t j = 0; j < n; ++j) {
                const double weighted = derivatives[j][i] / variance;
                slope[j] += weighted * error;
                for (std::size_t k = 0; k <= j; ++k) {
                    curvature[j][k] += weighted * derivatives[k][i];
                }
            }
        }
    }

 private:
    std::vector<double> derivative(Parameters parameters, std::size_t j,
                                   const std::vector<double>& recalls) const {
        constexpr double step = 1e-5;
        const double before = parameters[j];
        parameters[j] += step * parameter_spread[j];
        if (parameters[j] > parameter_bounds[j].high)
            parameters[j] = before - step * parameter_spread[j];
        const double moved = (parameters[j] - before) / parameter_spread[j];
        std::vector<double> slopes = forecasts(parameters, histories_);
        for (std::size_t i = 0; i < slopes.size(); ++i)
            slopes[i] = (slopes[i] - recalls[i]) / moved;
        return slopes;
    }

    const std::vector<ReviewHistory>& histories_;
    std::vector<bool> recalled_;
};

/// x of a x = b by Cholesky's decomposition; a is positive definite, its lower half is read.
Vector solve(Matrix a, Vector b) {
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t k = 0; k < j; ++k) a[j][j] -= a[j][k] * a[j][k];
        a[j][j] = std::sqrt(a[j][j]);
        for (std::size_t i = j + 1; i < n; ++i) {
            for (std::size_t k = 0; k < j; ++k) a[i][j] -= a[i][k] * a[j][k];
            a[i][j] /= a[j][j];
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k) b[i] -= a[i][k] * b[k];
        b[i] /= a[i][i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k) b[i] -= a[k][i] * b[k];
        b[i] /= a[i][i];
    }
    return b;
}

/// A parameter at a bound that wants to go beyond stays where it is.
void hold_at_bounds(const Parameters& parameters, Vector& slope, Matrix& curvature) {
    for (std::size_t j = 0; j < n; ++j) {
        const auto [low, high] = parameter_bounds[j];
        if (!(parameters[j] <= low && slope[j] > 0) && !(parameters[j] >= high && slope[j] < 0)) {
            continue;
        }
        slope[j] = 0;
        for (std::size_t k = 0; k < n; ++k) curvature[j][k] = curvature[k][j] = 0;
        curvature[j][j] = 1;
    }
}

Parameters moved_by(Parameters parameters, const Vector& direction, double share) {
    for (std::size_t j = 0; j < n; ++j) {
        parameters[j] = std::clamp(parameters[j] - share * direction[j] * parameter_spread[j],
                                   parameter_bounds[j].low, parameter_bounds[j].high);
    }
    return parameters;
}

/// Fisher scoring (Newton's method with the mean curvature), each step halved until it leads down.
/// Few steps do, where a gradient alone needs hundreds: the parameters pull at each other.
Parameters least(const Objective& objective) {
    constexpr int most_steps = 50;
    constexpr double least_share = 1e-3;
    constexpr double least_gain = 1e-8;  // of the objective: far below what a forecast shows
    Parameters best = default_parameters;
    double best_value = objective.at(best);
    for (int i = 0; i < most_steps; ++i) {
        Vector slope;
        Matrix curvature;
        objective.differentiate(best, slope, curvature);
        hold_at_bounds(best, slope, curvature);
        const Vector direction = solve(curvature, slope);
        double share = 1;
        Parameters next = moved_by(best, direction, share);
        double value = objective.at(next);
        while (value >= best_value && share > least_share) {
            share /= 2;
            next = moved_by(best, direction, share);
            value = objective.at(next);
        }
        if (value >= best_value) break;
        const double gain = best_value - value;
        best = next;
        best_value = value;
        if (gain < least_gain * best_value) break;
    }
    return best;
}

/// Neighbours among w[0] to w[3] that are out of order share their mean, weighted by how often each
/// grade was the first answer.
void put_first_stabilities_in_order(Parameters& parameters,
                                    const std::vector<ReviewHistory>& histories) {
    struct Block {
        double sum;
        double weight;
        std::size_t size;
    };
    std::array<double, 4> seen;
    seen.fill(1e-6);  // a grade never seen gives way
    for (const ReviewHistory& history : histories) {
        if (!history.empty()) ++seen[static_cast<std::size_t>(history.front().grade) - 1];
    }
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        Block block{parameters[i] * seen[i], seen[i], 1};
        while (!blocks.empty() &&
               blocks.back().sum / blocks.back().weight > block.sum / block.weight) {
            block.sum += blocks.back().sum;
            block.weight += blocks.back().weight;
            block.size += blocks.back().size;
            blocks.pop_back();
        }
        blocks.push_back(block);
    }
    auto parameter = parameters.begin();
    for (const Block& block : blocks) {
        parameter = std::fill_n(parameter, block.size, block.sum / block.weight);
    }
}

}  // namespace

const Parameters parameter_spread{6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6,
                                  0.12, 0.39, 0.18,  0.33,  0.3,  0.09, 0.16,
                                  0.57, 0.25, 1.03,  0.31,  0.32, 0.14, 0.27};

ForecastError forecast_error(const Parameters& parameters,
                             const std::vector<ReviewHistory>& histories) {
    const std::vector<double> recalls = forecasts(parameters, histories);
    if (recalls.empty()) return {};
    return {recalls.size(),
            cross_entropy(recalls, outcomes(histories)) / static_cast<double>(recalls.size()),
            rmse_of(recalls, histories)};
}

std::variant<Fit, TooFewReviews> fit_parameters(const std::vector<ReviewHistory>& histories) {
    Fit fitted;
    fitted.before = forecast_error(default_parameters, histories);
    if (fitted.before.reviews < fewest_reviews_to_fit) {
        return TooFewReviews{fitted.before.reviews, fewest_reviews_to_fit};
    }
    fitted.parameters = least(Objective(histories));
    put_first_stabilities_in_order(fitted.parameters, histories);
    fitted.after = forecast_error(fitted.parameters, histories);
    if (fitted.after.log_loss > fitted.before.log_loss) {  // the order may cost what was gained
        fitted.parameters = default_parameters;
        fitted.after = fitted.before;
    }
    return fitted;
}

}  // namespace coach
