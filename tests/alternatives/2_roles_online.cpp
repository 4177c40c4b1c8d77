// Lesson 2 in plain loops, with the online softmax: one pass that keeps the largest logit and the
// sum, and rescales the sum whenever a larger logit comes along. The lookup mixes as it goes.

#include "roles.hpp"

namespace qkv {
namespace {

/// The largest logit so far, and the sum of exponentials relative to it.
struct Running {
    double largest = -std::numeric_limits<double>::infinity();
    double sum = 0.0;

    void take(double logit) {
        if (logit > largest) {
            sum = sum * std::exp(largest - logit) + 1.0;
            largest = logit;
        } else {
            sum += std::exp(logit - largest);
        }
    }
    double weight(double logit) const { return std::exp(logit - largest) / sum; }
};

void check(const Matrix& q, const Matrix& k, const Matrix& v) {
    if (q.shape(1) != k.shape(1) || k.shape(0) != v.shape(0) || k.shape(0) == 0) {
        throw std::invalid_argument("no lookup with " + qkv_print::shape(q) + ", " +
                                    qkv_print::shape(k) + " and " + qkv_print::shape(v));
    }
}

double dot(const Matrix& q, std::size_t i, const Matrix& k, std::size_t j) {
    double sum = 0.0;
    for (std::size_t f = q.shape(1); f-- > 0;) sum += q(i, f) * k(j, f);
    return sum;
}

}  // namespace

Matrix scores(const Matrix& q, const Matrix& k) {
    if (q.shape(1) != k.shape(1)) {
        throw std::invalid_argument(qkv_print::shape(q) + " against " + qkv_print::shape(k));
    }
    Matrix result({q.shape(0), k.shape(0)});
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        for (std::size_t j = 0; j < k.shape(0); ++j) result(i, j) = dot(q, i, k, j);
    }
    return result;
}

Matrix softmax(const Matrix& scores) {
    if (scores.shape(1) == 0) throw std::invalid_argument("no keys");
    Matrix weights = scores;
    for (std::size_t i = 0; i < scores.shape(0); ++i) {
        Running running;
        for (std::size_t j = 0; j < scores.shape(1); ++j) {
            // -infinity has no weight; taken first, it would be subtracted from itself
            if (scores(i, j) > -std::numeric_limits<double>::infinity()) running.take(scores(i, j));
        }
        for (std::size_t j = 0; j < scores.shape(1); ++j) {
            weights(i, j) = running.weight(scores(i, j));
        }
    }
    return weights;
}

Matrix hard_lookup(const Matrix& q, const Matrix& k, const Matrix& v) {
    check(q, k, v);
    Matrix found({q.shape(0), v.shape(1)});
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        std::size_t best = k.shape(0) - 1;
        for (std::size_t j = k.shape(0); j-- > 0;) {
            if (dot(q, i, k, j) >= dot(q, i, k, best)) best = j;
        }
        for (std::size_t f = 0; f < v.shape(1); ++f) found(i, f) = v(best, f);
    }
    return found;
}

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    if (std::isnan(temperature) || std::isinf(temperature) || temperature <= 0.0) {
        throw std::invalid_argument("no temperature");
    }
    check(q, k, v);
    Attention result{Matrix({q.shape(0), k.shape(0)}, 0.0), Matrix({q.shape(0), v.shape(1)}, 0.0)};
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        Running running;
        for (std::size_t j = 0; j < k.shape(0); ++j) running.take(dot(q, i, k, j) / temperature);
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            result.weights(i, j) = running.weight(dot(q, i, k, j) / temperature);
            for (std::size_t f = 0; f < v.shape(1); ++f) {
                result.output(i, f) += result.weights(i, j) * v(j, f);
            }
        }
    }
    return result;
}

Prediction when_a_value_changes() {
    Prediction prediction{};
    prediction.output_changes = true;
    return prediction;
}

Prediction when_keys_and_values_are_permuted_together() {
    return {.weights_change = true, .output_changes = false};
}

Prediction when_only_keys_are_permuted() { return Prediction{true, true}; }

Prediction when_a_constant_is_added_to_every_score() { return Prediction(); }

}  // namespace qkv
