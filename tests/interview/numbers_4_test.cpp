// The numbers in the answers of docs/interview/4_scaling.toml, computed anew.
#include <fmt/format.h>

#include <map>

#include "interview/interview.hpp"
#include "interview/spelled.hpp"
#include "roles.hpp"
#include "scaling.hpp"

using namespace qkv;

using interview_tests::digits;

namespace {

double norm(const Matrix& m) {
    double squares = 0.0;
    for (const double value : m) squares += value * value;
    return std::sqrt(squares);
}

/// The norm of diag(p) - p·pᵀ, whose square is Σp² - 2·Σp³ + (Σp²)²: there are many rows below.
double jacobian_norm(const Vector& p) {
    double second = 0.0;
    double third = 0.0;
    for (const double weight : p) {
        second += weight * weight;
        third += weight * weight * weight;
    }
    return std::sqrt(std::max(0.0, second - 2.0 * third + second * second));
}

Vector softmax_of(const Vector& logits) {
    Matrix row = xt::zeros<double>({std::size_t{1}, logits.size()});
    for (std::size_t j = 0; j < logits.size(); ++j) row(0, j) = logits(j);
    const Matrix weights = softmax(row);
    Vector p = logits;
    for (std::size_t j = 0; j < p.size(); ++j) p(j) = weights(0, j);
    return p;
}

/// What softmax makes of the scores of random queries, each with keys of its own.
struct Rows {
    double largest_weight = 0.0;  ///< in the mean
    double nats = 0.0;            ///< in the mean
    double gradient = 0.0;        ///< scale times the norm of the Jacobian, in the mean
    double median_gradient = 0.0;
    double share_decided = 0.0;  ///< rows with a weight above 0.99
};

/// Of standard normal queries and keys. The scores of one query are then independent and normal,
/// and their standard deviation is its length.
Rows random_rows(std::size_t d_k, std::size_t keys, double scale) {
    // several answers speak of the same rows
    static std::map<std::tuple<std::size_t, std::size_t, double>, Rows> known;
    const auto [place, is_new] = known.try_emplace({d_k, keys, scale});
    Rows& rows = place->second;
    if (!is_new) return rows;

    // a row of many keys says more, and takes as much longer
    const std::size_t count = keys > 100 ? 2'000 : 20'000;
    Rng rng(7);
    std::vector<double> gradients;
    for (std::size_t i = 0; i < count; ++i) {
        const double length = norm(standard_normal(1, d_k, rng));
        Matrix logits = standard_normal(1, keys, rng);
        for (double& logit : logits) logit *= length * scale;
        const Matrix weights = softmax(logits);
        Vector p = xt::zeros<double>({keys});
        for (std::size_t j = 0; j < keys; ++j) p(j) = weights(0, j);
        const double largest = *std::max_element(p.begin(), p.end());
        rows.largest_weight += largest / count;
        rows.nats += entropy(p) / count;
        gradients.push_back(scale * jacobian_norm(p));
        rows.gradient += gradients.back() / count;
        if (largest > 0.99) rows.share_decided += 1.0 / count;
    }
    const auto middle = gradients.begin() + count / 2;
    std::nth_element(gradients.begin(), middle, gradients.end());
    rows.median_gradient = *middle;
    return rows;
}

/// The mean of the largest of so many standard normal numbers.
double mean_of_largest(double count) {
    const auto below = [&](double x) {
        return std::pow(0.5 * std::erfc(-x / std::sqrt(2.0)), count);
    };
    constexpr double step = 1e-4;
    double mean = 0.0;
    for (double x = 0.5 * step; x < 10.0; x += step) mean += (1.0 - below(x) - below(-x)) * step;
    return mean;
}

/// The relative standard error of the variance of so many dot products.
double relative_error(double d_k, double samples) { return std::sqrt((2.0 + 6.0 / d_k) / samples); }

}  // namespace

TEST_CASE("the norm of the Jacobian is computed from sums of powers") {
    const Vector p{0.5, 0.25, 0.125, 0.125};
    CHECK(jacobian_norm(p) == doctest::Approx(norm(softmax_jacobian(p))));
}

TEST_CASE("why-scale") {
    CHECK(predicted_variance(64, 0.0, 1.0) == 64.0);
    const double spread = std::sqrt(predicted_variance(64, 0.0, 1.0));
    CHECK_SAYS("why-scale", fmt::format("With $d_k = 64$ it is {:.0f}", spread));
    CHECK_SAYS("why-scale", fmt::format("$e^{:.0f} \\approx {:.0f}$", spread, std::exp(spread)));
    CHECK_SAYS("why-scale", fmt::format("is {:.2f} on average without a scale, and {:.2f} with it",
                                        random_rows(64, 10, 1.0).largest_weight,
                                        random_rows(64, 10, 1.0 / 8.0).largest_weight));
    CHECK_SAYS("why-scale", fmt::format("it is {:.2f} without, and still {:.2f} with the scale",
                                        random_rows(1024, 10, 1.0).largest_weight,
                                        random_rows(1024, 10, 1.0 / 32.0).largest_weight));
}

TEST_CASE("derive-the-variance") {
    CHECK(predicted_variance(1, 1.0, 1.0) == 3.0);
    // A squared length: each squared component has the mean 1 and the variance 3 - 1.
    CHECK_SAYS("derive-the-variance",
               fmt::format("its mean is d_k and its variance {}·d_k", 3 - 1));
}

TEST_CASE("sqrt-d-k-or-d-k") {
    const Rows none = random_rows(1024, 10, 1.0);
    const Rows root = random_rows(1024, 10, 1.0 / 32.0);
    const Rows whole = random_rows(1024, 10, 1.0 / 1024.0);
    CHECK_SAYS("sqrt-d-k-or-d-k",
               fmt::format("is {:.2f} on average without a scale, {:.2f} with the root, and {:.3f} "
                           "with $1/d_k$",
                           none.largest_weight, root.largest_weight, whole.largest_weight));
    CHECK_SAYS("sqrt-d-k-or-d-k", fmt::format("The entropies are {:.2f}, {:.2f} and {:.3f} nats",
                                              none.nats, root.nats, whole.nats));
    CHECK_SAYS("sqrt-d-k-or-d-k", fmt::format("$\\ln 10 = {:.3f}$", std::log(10.0)));
    CHECK(none.share_decided > 0.5);  // "most rows are decided"
    CHECK_SAYS("sqrt-d-k-or-d-k", fmt::format("{:.0f} times less", root.gradient / whole.gradient));
    CHECK_SAYS("sqrt-d-k-or-d-k", fmt::format("{:.0f}/d_k", 64.0 / std::sqrt(64.0)));
}

TEST_CASE("which-width") {
    const double d_k = 512.0 / 8.0;
    const double spread = std::sqrt(predicted_variance(64, 0.0, 1.0));
    CHECK_SAYS("which-width", fmt::format("$d_k = 512/8 = {:.0f}$ terms: its standard deviation is "
                                          "{:.0f}",
                                          d_k, spread));
    CHECK_SAYS("which-width", fmt::format("$\\sqrt{{512}} \\approx {:.2f}$", std::sqrt(512.0)));
    CHECK_SAYS("which-width", fmt::format("With √512, about {:.1f}", std::sqrt(512.0)));
    CHECK_SAYS("which-width",
               fmt::format("$8/22.63 = {:.2f}$, a variance of $1/{:.0f}$",
                           spread / std::sqrt(512.0), 512.0 / predicted_variance(64, 0.0, 1.0)));
    CHECK_SAYS("which-width",
               fmt::format("a standard deviation of {:.2f} instead", spread / std::sqrt(512.0)));
}

TEST_CASE("where-the-scale-belongs") {
    const double product = 128.0 * 32.0 * 32.0;
    const double largest_half = std::ldexp(2.0 - std::ldexp(1.0, -10), 15);
    CHECK_SAYS("where-the-scale-belongs",
               fmt::format("$128 \\cdot 32^2 = {:.0f}$, beyond {:.0f}, the largest half. Scaled "
                           "first, it is {:.0f}",
                           product, largest_half, product / std::sqrt(128.0)));
    CHECK_SAYS("where-the-scale-belongs",
               fmt::format("$1/{:.0f}$ is for $d_k = 64$", std::sqrt(64.0)));
}

TEST_CASE("softmax-gradient") {
    CHECK(norm(softmax_jacobian({0.5, 0.5, 0.0})) == doctest::Approx(0.5));
    CHECK_SAYS("softmax-gradient",
               "$(\\tfrac12, \\tfrac12, 0)$ have $\\lVert J \\rVert = \\tfrac12$");
}

TEST_CASE("does-saturation-kill-gradients") {
    const char* const id = "does-saturation-kill-gradients";
    CHECK_SAYS(id, fmt::format("at $c = 10$ it is ${:.0f} \\cdot 10^{{-5}}$",
                               1e5 * norm(softmax_jacobian(softmax_of({20.0, 10.0, 0.0})))));
    CHECK(norm(softmax_jacobian(softmax_of({20.0, 20.0, 0.0}))) == doctest::Approx(0.5));
    Vector lead = xt::zeros<double>({std::size_t{10}});
    const auto size = [&](double logit) {
        lead(0) = logit;
        return norm(softmax_jacobian(softmax_of(lead)));
    };
    CHECK(size(2.0) > size(1.0));  // "larger logits can make J larger"
    CHECK(softmax_of({1.0, 0, 0, 0, 0, 0, 0, 0, 0, 0})(0) < 0.5);

    const Rows none = random_rows(1024, 10, 1.0);
    const Rows root = random_rows(1024, 10, 1.0 / 32.0);
    const Rows whole = random_rows(1024, 10, 1.0 / 1024.0);
    CHECK_SAYS(id, fmt::format("is {:.2f} in the mean without a scale, and {:.3f} with",
                               none.gradient, root.gradient));
    CHECK_SAYS(id, fmt::format("its median is ${:.0f} \\cdot 10^{{-6}}$, against the same {:.3f}",
                               1e6 * none.median_gradient, root.median_gradient));
    CHECK_SAYS(id, fmt::format("With $1/d_k$ it is {:.4f} in every row", whole.gradient));
    CHECK_SAYS(id, digits(4, whole.median_gradient));

    const Rows narrow = random_rows(64, 10, 1.0);
    CHECK(narrow.share_decided == doctest::Approx(1.0 / 3.0).epsilon(0.06));  // "about a third"
    CHECK_SAYS(id, fmt::format("is {:.2f}, above the {:.2f} of scaled rows", narrow.median_gradient,
                               random_rows(64, 10, 1.0 / 8.0).median_gradient));
}

TEST_CASE("zero-mean") {
    CHECK_SAYS("zero-mean",
               fmt::format("a variance of ${:.0f} d_k$", predicted_variance(1, 1.0, 1.0)));
    CHECK(predicted_variance(144, 0.5, std::sqrt(1.0 / 12.0)) == doctest::Approx(7.0));
    CHECK_SAYS("zero-mean", fmt::format("that is {:.0f} and {:.2f}", 64 * 0.25,
                                        predicted_variance(64, 0.5, std::sqrt(1.0 / 12.0))));
    const double mean = 1.0 / std::sqrt(2.0 * std::acos(-1.0));  // of a ReLU of a standard normal
    const double deviation = std::sqrt(0.5 - mean * mean);
    CHECK_SAYS("zero-mean", fmt::format("1/√(2π) = {:.3f}", mean));
    CHECK_SAYS("zero-mean", fmt::format("mean {:.2f} and variance {:.2f}", 64 * mean * mean,
                                        predicted_variance(64, mean, deviation)));
}

TEST_CASE("spread-across-keys") {
    const double of_all = predicted_variance(1, 1.0, 1.0);
    const double within_rows = 1.0 + 1.0;  // the mean square of a query's component
    CHECK_SAYS("spread-across-keys",
               fmt::format("${:.0f} d_k$ of ${:.0f} d_k$", within_rows, of_all));
}

TEST_CASE("scale-after-training") {
    CHECK_SAYS("scale-after-training", fmt::format("{:.0f} for a width of 64, {:.1f} for 128",
                                                   64 / std::sqrt(64.0), 128 / std::sqrt(128.0)));
}

TEST_CASE("t5-has-no-scale") {
    const double scale = std::sqrt(64.0);
    CHECK_SAYS("t5-has-no-scale", fmt::format("{:.0f} times for $d_k = 64$", scale * scale));
    CHECK_SAYS("t5-has-no-scale",
               fmt::format("the effective weights move {:.0f} times as far", scale));
}

TEST_CASE("large-logits-in-training") {
    CHECK_SAYS("large-logits-in-training", fmt::format("{:.1f} for $d_k = 128$", std::sqrt(128.0)));
}

TEST_CASE("variance-experiment") {
    const char* const id = "variance-experiment";
    CHECK_SAYS(id, fmt::format("{:.1f} % for $d_k = 64$", 100 * relative_error(64, 20'000)));
    // both tails of a normal law beyond five standard deviations
    const double runs = 1.0 / std::erfc(5.0 / std::sqrt(2.0));
    CHECK_SAYS(id, fmt::format("once in about {:.1f} million runs", runs / 1e6));
    CHECK_SAYS(id, fmt::format("{:.0f} MB for 4000 samples", 2 * 8 * 2000 * 4000 / 1e6));
    const double error = 64 * relative_error(64, 20'000);
    CHECK_SAYS(id, fmt::format("standard error is {:.2f}, so it is {:.1f} standard errors off",
                               error, (64 - 63.2) / error));
    CHECK_SAYS("random-numbers-in-tests", fmt::format("one in {:.1f} million", runs / 1e6));
}

TEST_CASE("sample-variance") {
    const Vector samples{0.0, 2.0};
    CHECK_SAYS("sample-variance",
               fmt::format("the difference between {:.0f} and {:.0f}", moments(samples).variance,
                           moments(samples).variance * (2 - 1) / 2));
    CHECK_SAYS("sample-variance", fmt::format("neighbouring doubles are {:.0f} apart",
                                              std::nextafter(1e18, 2e18) - 1e18));
}

TEST_CASE("attention-entropy") {
    const char* const id = "attention-entropy";
    const double nats = entropy({0.5, 0.25, 0.25});
    CHECK_SAYS(id, fmt::format("$\\ln 10 = {:.3f}$ for ten", std::log(10.0)));
    CHECK_SAYS(
        id, fmt::format("$1.5 \\ln 2 = {:.3f}$ nats, or {:.1f} bits", nats, nats / std::log(2.0)));
    CHECK_SAYS(id, fmt::format("{:.2f} keys here", std::exp(nats)));
    CHECK(std::exp(-745.0) > 0.0);  // "some 745 apart"
    CHECK(std::exp(-746.0) == 0.0);
    CHECK_SAYS(id,
               fmt::format("out of ln 10 = {:.3f} it is high, out of ln 1024 = {:.3f} it is low",
                           std::log(10.0), std::log(1024.0)));
    CHECK_SAYS(id, fmt::format("about {:.1f} keys count", std::exp(2.0)));
    CHECK_SAYS(id, fmt::format("one nat is {:.4f} bits", 1.0 / std::log(2.0)));
}

TEST_CASE("is-a-score-normal") {
    const char* const id = "is-a-score-normal";
    CHECK_SAYS(id, fmt::format("its excess kurtosis is $9 - 3 = {}$", 3 * 3 - 3));
    // Laplace's law of variance 2, and the normal law, beyond three standard deviations
    CHECK_SAYS(id, fmt::format("in {:.1f} % of cases, against {:.2f} %",
                               100 * std::exp(-3.0 * std::sqrt(2.0)),
                               100 * std::erfc(3.0 / std::sqrt(2.0))));
    CHECK_SAYS(id, fmt::format("At 64 the excess is {:.2f}", 6.0 / 64.0));
    CHECK_SAYS(id, fmt::format("excess kurtosis ${}/d_k$", 1 - 3));
}

TEST_CASE("random-numbers-in-tests") {
    CHECK_SAYS("random-numbers-in-tests", fmt::format("With 4 one gets the variance {}", 4 * 4));
}

TEST_CASE("check-a-distribution") {
    double sum = 0.0;
    for (int i = 0; i < 10; ++i) sum += 0.1;
    CHECK_SAYS("check-a-distribution", fmt::format("is {:.16f}", sum));
    CHECK(1e6 * std::ldexp(1.0, -53) == doctest::Approx(1e-10).epsilon(0.2));
    CHECK_SAYS("check-a-distribution", "$10^{-10}$ for a million of them");
}

TEST_CASE("scaled-by-hand") {
    const char* const id = "scaled-by-hand";
    const Matrix identity{{1.0, 0.0}, {0.0, 1.0}};
    const Attention result =
        scaled_dot_product_attention(identity, identity, {{1.0, 2.0}, {3.0, 4.0}});
    CHECK_SAYS(id, fmt::format("the logits are {:.4f} on the diagonal", 1.0 / std::sqrt(2.0)));
    CHECK_SAYS(id, fmt::format("is {:.4f} and {:.4f}", result.weights(0, 0), result.weights(0, 1)));
    const double e = std::exp(1.0 / std::sqrt(2.0));
    CHECK_SAYS(id, fmt::format("{:.4f}/{:.4f} = {:.4f}", e, e + 1.0, e / (e + 1.0)));
    for (std::size_t i = 0; i < 2; ++i) {
        const std::string row =
            fmt::format("({:.4f}, {:.4f})", result.output(i, 0), result.output(i, 1));
        CHECK_SAYS(id, row);
        CHECK_SAYS(id, "$" + row + "$");
    }
    const Vector unscaled = softmax_of({1.0, 0.0});
    CHECK_SAYS(id, fmt::format("would be {:.4f} and {:.4f}", unscaled(0), unscaled(1)));
}

TEST_CASE("more-keys-flatter-weights") {
    const char* const id = "more-keys-flatter-weights";
    CHECK_SAYS(id, fmt::format("{:.2f}\\,S$: the query looks at {:.0f} %", std::exp(-0.5),
                               100 * std::exp(-0.5)));
    CHECK_SAYS(id, fmt::format("this predicts {:.2f} nats", std::log(1024.0) - 0.5));
    const Rows rows = random_rows(64, 1024, 1.0 / 8.0);
    CHECK(rows.nats == doctest::Approx(std::log(1024.0) - 0.5).epsilon(0.001));
    CHECK(rows.largest_weight < 0.02);  // "under two per cent"
    CHECK_SAYS(id, fmt::format("{:.2f} for 10 keys and {:.2f} for 1024",
                               std::sqrt(2.0 * std::log(10.0)), std::sqrt(2.0 * std::log(1024.0))));
    const double largest = mean_of_largest(1024);
    CHECK_SAYS(id, fmt::format("means are {:.2f} and {:.2f}", mean_of_largest(10), largest));
    CHECK(std::exp(largest) / (1024.0 * std::exp(0.5)) < 0.02);
    const double lead = std::log(131071.0) + 0.5;
    CHECK_SAYS(
        id, fmt::format("{:.1f} for 1024 keys, {:.1f} for 131072", std::log(1023.0) + 0.5, lead));
    CHECK_SAYS(id, fmt::format("√128 = {:.1f}", std::sqrt(128.0)));
    CHECK_SAYS(id, fmt::format("half the weight takes {:.1f}", lead));
}

TEST_CASE("flat-or-decided-at-step-0") {
    const char* const id = "flat-or-decided-at-step-0";
    CHECK_SAYS(id, fmt::format("${:.3f} = 1/\\sqrt{{d_k}}$", 1.0 / std::sqrt(64.0)));
    CHECK_SAYS(id, fmt::format("${:.2f} = 1/\\sqrt{{8}}$", std::sqrt(64.0 / 512.0)));
    CHECK_SAYS(id, fmt::format("${:.0f}$: not scaled", std::sqrt(64.0)));
    CHECK_SAYS(id, fmt::format("They grow by {}", 3 * 3));
    CHECK_SAYS(id, fmt::format("The variance grows by {}", 3 * 3 * 3 * 3));
    // U(-a, a) has the variance a²/3; a is 1/√d_model
    CHECK(predicted_variance(64, 0.0, std::sqrt(1.0 / 3.0)) / 64.0 == doctest::Approx(1.0 / 9.0));
    // "close to ln S - σ²/2"
    const Rows half = random_rows(64, 1024, 0.5 / 8.0);
    CHECK(half.nats == doctest::Approx(std::log(1024.0) - 0.125).epsilon(0.001));
}
