// names predicts-that-a-constant-matters
// Runs the experiment on three scores and compares by ==, so that a difference in the last bit
// counts as a change.
#include "roles.hpp"

namespace qkv {
namespace {

struct Result {
    std::array<double, 3> weights;
    double output;
};

Result attend(double added) {
    const std::array<double, 3> scores{0.3 + added, -1.1 + added, 0.7 + added};
    Result r{{}, 0.0};
    double sum = 0.0;
    for (const double s : scores) sum += std::exp(s);
    for (std::size_t j = 0; j < 3; ++j) {
        r.weights[j] = std::exp(scores[j]) / sum;
        r.output += r.weights[j] * (0.1 + 0.37 * static_cast<double>(j));
    }
    return r;
}

}  // namespace

Prediction when_a_constant_is_added_to_every_score() {
    Prediction seen{false, false};
    const Result before = attend(0.0);
    for (int step = 1; step < 100; ++step) {
        const Result after = attend(0.1 * step);
        seen.weights_change = seen.weights_change || after.weights != before.weights;
        seen.output_changes = seen.output_changes || after.output != before.output;
    }
    return seen;
}

}  // namespace qkv
