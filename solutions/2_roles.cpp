// Lesson 2, the reference solution: what queries, keys and values are each for.

#include "roles.hpp"

namespace qkv {
namespace {

/// Two extents that must agree do not: says what each of them is, and both numbers.
void require_equal(const std::string& what, std::size_t expected, std::size_t got) {
    if (expected == got) return;
    throw std::invalid_argument(what + ": expected " + std::to_string(expected) + ", got " +
                                std::to_string(got));
}

/// A lookup needs a key, and a value for each key. Widths are the business of scores().
void require_keys_with_values(const Matrix& k, const Matrix& v) {
    if (k.shape(0) == 0) throw std::invalid_argument("there are no keys to look up");
    require_equal("v must have a row for each key", k.shape(0), v.shape(0));
}

}  // namespace

Matrix scores(const Matrix& q, const Matrix& k) {
    require_equal("k must be as wide as q", q.shape(1), k.shape(1));
    return matmul(q, xt::transpose(k));
}

Matrix softmax(const Matrix& scores) {
    if (scores.shape(1) == 0) throw std::invalid_argument("softmax over no keys is undefined");
    Matrix weights = scores;
    for (std::size_t i = 0; i < scores.shape(0); ++i) {
        // Subtract the row maximum: softmax is unchanged and exp() cannot overflow.
        double largest = -std::numeric_limits<double>::infinity();
        for (std::size_t j = 0; j < scores.shape(1); ++j) largest = std::max(largest, scores(i, j));
        double sum = 0.0;
        for (std::size_t j = 0; j < scores.shape(1); ++j) {
            weights(i, j) = std::exp(scores(i, j) - largest);
            sum += weights(i, j);
        }
        for (std::size_t j = 0; j < scores.shape(1); ++j) weights(i, j) /= sum;
    }
    return weights;
}

Matrix hard_lookup(const Matrix& q, const Matrix& k, const Matrix& v) {
    require_keys_with_values(k, v);
    const Matrix s = scores(q, k);
    Matrix found = xt::zeros<double>({q.shape(0), v.shape(1)});
    for (std::size_t i = 0; i < s.shape(0); ++i) {
        std::size_t best = 0;
        for (std::size_t j = 1; j < s.shape(1); ++j) {
            if (s(i, j) > s(i, best)) best = j;
        }
        for (std::size_t f = 0; f < v.shape(1); ++f) found(i, f) = v(best, f);
    }
    return found;
}

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    if (!(std::isfinite(temperature) && temperature > 0.0)) {
        throw std::invalid_argument("temperature must be finite and above 0, got " +
                                    std::to_string(temperature));
    }
    require_keys_with_values(k, v);
    const Matrix weights = softmax(scores(q, k) / temperature);
    return {weights, matmul(weights, v)};
}

// Weights come from queries and keys alone.
Prediction when_a_value_changes() { return {false, true}; }

// The same pairs are mixed; the columns of the weights follow the keys.
Prediction when_keys_and_values_are_permuted_together() { return {true, false}; }

// Each key now hands over the value of another.
Prediction when_only_keys_are_permuted() { return {true, true}; }

// A constant in every logit cancels in the quotient.
Prediction when_a_constant_is_added_to_every_score() { return {false, false}; }

}  // namespace qkv
