// Lesson 4, the reference solution: why scores are divided by the square root of d_k.

#include "scaling.hpp"

#include "roles.hpp"

namespace qkv {
namespace {

/// A count as a number to calculate with.
double real(std::size_t count) { return static_cast<double>(count); }

/// Two extents that must agree do not: says what each of them is, and both numbers.
void require_equal(const std::string& what, std::size_t expected, std::size_t got) {
    if (expected == got) return;
    throw std::invalid_argument(what + ": expected " + std::to_string(expected) + ", got " +
                                std::to_string(got));
}

/// Weights are not negative, and sum to 1.
void require_distribution(const Vector& p) {
    double sum = 0.0;  // of nothing: no distribution either
    for (const double weight : p) {
        if (!(weight >= 0.0)) {  // NaN is not >= 0
            throw std::invalid_argument("a weight must be 0 or more, got " +
                                        std::to_string(weight));
        }
        sum += weight;
    }
    if (std::abs(sum - 1.0) > 1e-6) {
        throw std::invalid_argument("weights must sum to 1, got " + std::to_string(sum));
    }
}

}  // namespace

Moments moments(const Vector& samples) {
    if (samples.size() < 2) {
        throw std::invalid_argument("a variance takes 2 samples or more, got " +
                                    std::to_string(samples.size()));
    }
    const double n = real(samples.size());
    double sum = 0.0;
    for (const double sample : samples) sum += sample;
    const double mean = sum / n;
    // A second pass: far from 0, a sum of squares minus n squared means would be rounding alone.
    double squares = 0.0;
    for (const double sample : samples) squares += (sample - mean) * (sample - mean);
    return {mean, squares / (n - 1.0)};
}

Vector dot_products(std::size_t d_k, std::size_t samples, Rng& rng) {
    if (d_k == 0) throw std::invalid_argument("vectors need 1 component or more, got 0");
    if (samples == 0) throw std::invalid_argument("there must be 1 sample or more, got 0");
    Vector products = xt::zeros<double>({samples});
    // One component of all queries and keys at a time: never more in memory, whatever d_k is.
    for (std::size_t component = 0; component < d_k; ++component) {
        const Matrix q = standard_normal(1, samples, rng);
        const Matrix k = standard_normal(1, samples, rng);
        for (std::size_t i = 0; i < samples; ++i) products.data()[i] += q.data()[i] * k.data()[i];
    }
    return products;
}

std::vector<VarianceTrial> variance_experiment(const std::vector<std::size_t>& d_ks,
                                               std::size_t samples, Rng& rng) {
    std::vector<VarianceTrial> trials;
    for (const std::size_t d_k : d_ks) {
        const Vector raw = dot_products(d_k, samples, rng);
        const Vector scaled = raw / std::sqrt(real(d_k));
        trials.push_back({d_k, moments(raw), moments(scaled)});
    }
    return trials;
}

double predicted_variance(std::size_t d_k, double mean, double standard_deviation) {
    if (d_k == 0) throw std::invalid_argument("d_k must be 1 or more, got 0");
    if (standard_deviation < 0.0) {
        throw std::invalid_argument("a standard deviation must be 0 or more, got " +
                                    std::to_string(standard_deviation));
    }
    const double variance = standard_deviation * standard_deviation;
    const double of_one_product = variance * variance + 2.0 * mean * mean * variance;
    return real(d_k) * of_one_product;  // the variances of independent terms add up
}

Matrix softmax_jacobian(const Vector& p) {
    require_distribution(p);
    Matrix jacobian = xt::zeros<double>({p.size(), p.size()});
    for (std::size_t i = 0; i < p.size(); ++i) {
        for (std::size_t j = 0; j < p.size(); ++j) {
            jacobian(i, j) = (i == j ? p(i) : 0.0) - p(i) * p(j);
        }
    }
    return jacobian;
}

double entropy(const Vector& weights) {
    require_distribution(weights);
    double nats = 0.0;
    for (const double p : weights) {
        if (p > 0.0) nats -= p * std::log(p);  // 0·ln 0 counts as 0; computed, it is NaN
    }
    return nats;
}

Attention scaled_dot_product_attention(const Matrix& q, const Matrix& k, const Matrix& v) {
    const std::size_t d_k = k.shape(1);
    if (d_k == 0) throw std::invalid_argument("queries and keys need a width of 1 or more");
    require_equal("v must have a row for each key", k.shape(0), v.shape(0));
    // A dot product has d_k terms, so √d_k is its spread: the logits get a spread of about 1. Queries
    // are scaled rather than scores: there are fewer of them.
    const Matrix logits = scores(q / std::sqrt(real(d_k)), k);
    const Matrix weights = softmax(logits);
    return {weights, matmul(weights, v)};
}

}  // namespace qkv
