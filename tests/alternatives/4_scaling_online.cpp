// Lesson 4 with sums in a wider type, dot products drawn by their conditional law, and attention in
// one pass over the keys: the online softmax, with Q scaled first.

#include "scaling.hpp"

namespace qkv {
namespace {

using Wide = long double;

double root(std::size_t d_k) { return std::sqrt(static_cast<double>(d_k)); }

void check_weights(const Vector& p) {
    Wide sum = 0;
    for (const double weight : p) {
        if (std::isnan(weight) || weight < 0) throw std::invalid_argument("no weight");
        sum += weight;
    }
    if (!(std::abs(sum - 1) <= 1e-6L)) throw std::invalid_argument("no distribution");
}

}  // namespace

Moments moments(const Vector& samples) {
    if (samples.size() < 2) throw std::invalid_argument("too few samples");
    // relative to the first sample nothing is far from 0
    const Wide origin = samples(0);
    Wide sum = 0;
    Wide squares = 0;
    for (const double sample : samples) {
        const Wide shifted = sample - origin;
        sum += shifted;
        squares += shifted * shifted;
    }
    const auto n = static_cast<Wide>(samples.size());
    return {static_cast<double>(origin + sum / n),
            static_cast<double>((squares - sum * sum / n) / (n - 1))};
}

Vector dot_products(std::size_t d_k, std::size_t samples, Rng& rng) {
    if (d_k == 0 || samples == 0) throw std::invalid_argument("0 is not enough");
    Vector products = xt::empty<double>({samples});
    // For a given q, q·k is a sum of independent normals: itself normal, with the variance |q|².
    const Matrix normal = standard_normal(1, samples, rng);
    for (std::size_t i = 0; i < samples; ++i) {
        const Matrix q = standard_normal(1, d_k, rng);
        const double* const first = q.data();
        const double squared = std::inner_product(first, first + d_k, first, 0.0);
        products(i) = std::sqrt(squared) * normal(0, i);
    }
    return products;
}

std::vector<VarianceTrial> variance_experiment(const std::vector<std::size_t>& d_ks,
                                               std::size_t samples, Rng& rng) {
    std::vector<VarianceTrial> trials;
    if (d_ks.empty()) return trials;
    if (samples < 2) throw std::invalid_argument("too few samples");
    for (std::size_t i = 0; i < d_ks.size(); ++i) {
        Vector products = dot_products(d_ks[i], samples, rng);
        VarianceTrial trial;
        trial.d_k = d_ks[i];
        trial.raw = moments(products);
        products *= 1.0 / root(d_ks[i]);
        trial.scaled = moments(products);
        trials.push_back(trial);
    }
    return trials;
}

double predicted_variance(std::size_t d_k, double mean, double standard_deviation) {
    if (d_k == 0) throw std::invalid_argument("no components");
    if (standard_deviation < 0) throw std::invalid_argument("no standard deviation");
    // E[q²k²] − E[qk]²
    const Wide square = Wide{standard_deviation} * standard_deviation + Wide{mean} * mean;
    const Wide product = Wide{mean} * mean;
    return static_cast<double>(static_cast<Wide>(d_k) * (square * square - product * product));
}

Matrix softmax_jacobian(const Vector& p) {
    check_weights(p);
    Matrix jacobian = xt::eye<double>(p.size());
    for (std::size_t i = 0; i < p.size(); ++i) {
        for (std::size_t j = 0; j < p.size(); ++j) {
            jacobian(i, j) = p(i) * (jacobian(i, j) - p(j));
        }
    }
    return jacobian;
}

double entropy(const Vector& p) {
    check_weights(p);
    Wide nats = 0;
    for (std::size_t i = p.size(); i-- > 0;) {
        if (p(i) != 0) nats += p(i) * -std::log(static_cast<Wide>(p(i)));
    }
    return static_cast<double>(nats);
}

Attention scaled_dot_product_attention(const Matrix& q, const Matrix& k, const Matrix& v) {
    const std::size_t d_k = q.shape(1);
    if (d_k == 0 || k.shape(0) == 0) throw std::invalid_argument("nothing to compare");
    if (k.shape(1) != d_k || v.shape(0) != k.shape(0)) {
        throw std::invalid_argument(qkv_print::shape(q) + qkv_print::shape(k) +
                                    qkv_print::shape(v) + " do not fit");
    }
    Matrix logits = xt::zeros<double>({q.shape(0), k.shape(0)});
    Matrix output = xt::zeros<double>({q.shape(0), v.shape(1)});
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        double largest = -std::numeric_limits<double>::infinity();
        double sum = 0.0;
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            for (std::size_t f = 0; f < d_k; ++f) logits(i, j) += q(i, f) / root(d_k) * k(j, f);
            // what was gathered so far is relative to the largest logit so far
            const double before = std::exp(largest - std::max(largest, logits(i, j)));
            largest = std::max(largest, logits(i, j));
            const double weight = std::exp(logits(i, j) - largest);
            sum = sum * before + weight;
            for (std::size_t f = 0; f < v.shape(1); ++f) {
                output(i, f) = output(i, f) * before + weight * v(j, f);
            }
        }
        for (std::size_t f = 0; f < v.shape(1); ++f) output(i, f) /= sum;
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            logits(i, j) = std::exp(logits(i, j) - largest) / sum;  // now a weight
        }
    }
    return {logits, output};
}

}  // namespace qkv
