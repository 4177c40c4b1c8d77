// The numbers in the answers of docs/interview/2_roles.toml, computed anew.
#include <fmt/format.h>

#include "interview/interview.hpp"
#include "interview/spelled.hpp"
#include "roles.hpp"

using namespace qkv;

using interview_tests::digits;
using interview_tests::with_commas;

namespace {

/// The weights of one row of logits.
Matrix weights_of(const std::vector<double>& logits) {
    Matrix row = xt::zeros<double>({std::size_t{1}, logits.size()});
    std::copy(logits.begin(), logits.end(), row.begin());
    return softmax(row);
}

/// The weights of scores at a temperature.
Matrix weights_at(double temperature, std::vector<double> logits) {
    for (double& logit : logits) logit /= temperature;
    return weights_of(logits);
}

/// What the exponentials give if nothing is subtracted.
std::vector<double> careless_softmax(const std::vector<double>& logits) {
    double sum = 0.0;
    for (const double logit : logits) sum += std::exp(logit);
    std::vector<double> weights;
    for (const double logit : logits) weights.push_back(std::exp(logit) / sum);
    return weights;
}

}  // namespace

TEST_CASE("qkv-roles: the spread of a score") {
    CHECK_SAYS("qkv-roles", fmt::format("its standard deviation is {:g}", std::sqrt(64.0)));
    CHECK_SAYS("qkv-roles", fmt::format("Dividing by {:g} restores", std::sqrt(64.0)));
    CHECK_SAYS("temperature", fmt::format("scores of typical size {:g}", std::sqrt(64.0)));
}

TEST_CASE("qkv-roles: with one matrix two positions cannot both prefer each other") {
    Rng rng(1);
    for (int draw = 0; draw < 100; ++draw) {
        const Matrix z = standard_normal(4, 3, rng);
        const Matrix s = scores(z, z);
        for (std::size_t i = 0; i < 4; ++i) {
            for (std::size_t j = 0; j < 4; ++j) {
                CHECK(s(i, j) <= std::max(s(i, i), s(j, j)) + 1e-12);
            }
        }
    }
    CHECK_SAYS("qkv-roles", "$s_{ij} \\le \\max(s_{ii}, s_{jj})$");
}

TEST_CASE("softmax-axis: sums of rows and of columns") {
    Rng rng(2);
    const Matrix weights = softmax(standard_normal(3, 4, rng));
    double all = 0.0;
    for (std::size_t j = 0; j < 4; ++j) {
        double column = 0.0;
        for (std::size_t i = 0; i < 3; ++i) column += weights(i, j);
        CHECK(std::abs(column - 1.0) > 1e-3);
        all += column;
    }
    CHECK(all == doctest::Approx(3.0));
    CHECK_SAYS("softmax-axis", "They add up to $T$");
}

TEST_CASE("softmax-overflow: from where on exponentials fail") {
    const double in_double = std::log(std::numeric_limits<double>::max());
    const double in_float = std::log(static_cast<double>(std::numeric_limits<float>::max()));
    const double in_half = std::log((2.0 - std::pow(2.0, -10)) * std::pow(2.0, 15));
    CHECK_SAYS("softmax-overflow", fmt::format("beyond {}, a float beyond {}", digits(2, in_double),
                                               digits(1, in_float)));
    CHECK_SAYS("softmax-overflow",
               fmt::format("above {}, float above {}, float16 above {}", digits(2, in_double),
                           digits(2, in_float), digits(2, in_half)));
    CHECK_SAYS("softmax-overflow", "(1000, 1001) give inf / inf, NaN");
    CHECK(std::isnan(careless_softmax({1000, 1001})[0]));
    CHECK_SAYS("softmax-overflow", "(709.5, 709.5)");
    CHECK_SAYS("softmax-overflow", "the weights are 0 and 0");
    CHECK(careless_softmax({709.5, 709.5}) == std::vector<double>{0.0, 0.0});
    CHECK_SAYS("softmax-overflow", "(−1000, −1001) gives 0 / 0");
    CHECK(std::isnan(careless_softmax({-1000, -1001})[0]));
    CHECK(weights_of({1000, 1001})(0, 1) == doctest::Approx(weights_of({0, 1})(0, 1)));
}

TEST_CASE("permutation: keys and values together, keys alone") {
    Rng rng(3);
    const Matrix q = standard_normal(3, 5, rng);
    const Matrix k = standard_normal(4, 5, rng);
    const Matrix v = standard_normal(4, 7, rng);
    const auto upside_down = [](const Matrix& m) -> Matrix { return xt::flip(m, 0); };
    const Matrix output = soft_lookup(q, k, v, 1.0).output;
    const auto change = [&](const Matrix& other) {
        const Matrix difference = xt::abs(other - output);
        return xt::amax(difference)();
    };
    CHECK(change(soft_lookup(q, upside_down(k), upside_down(v), 1.0).output) < 1e-12);
    CHECK(change(soft_lookup(q, upside_down(k), v, 1.0).output) > 1e-3);
    CHECK(change(upside_down(soft_lookup(upside_down(q), k, v, 1.0).output)) < 1e-12);
    CHECK_SAYS("permutation", "compared within 1e-12");
}

TEST_CASE("scores-shape: how many scores a long sequence has") {
    CHECK_SAYS("scores-shape", fmt::format("for {} positions there are {} scores",
                                           with_commas(8192), with_commas(8192u * 8192u)));
}

TEST_CASE("attention-by-hand") {
    const Matrix identity{{1, 0}, {0, 1}};
    const Matrix v{{1, 2}, {3, 4}};
    const Attention attention = soft_lookup(identity, identity, v, std::sqrt(2.0));
    const double score = scores(identity, identity)(0, 0) / std::sqrt(2.0);
    const std::string first = digits(4, attention.weights(0, 0));
    const std::string second = digits(4, attention.weights(0, 1));
    const char* id = "attention-by-hand";
    CHECK_SAYS(id, fmt::format("{} on the diagonal", digits(4, score)));
    CHECK_SAYS(id,
               fmt::format("The softmax of ({}, 0) is {} and {}", digits(4, score), first, second));
    const auto row = [&](std::size_t i) {
        return fmt::format("({}, {})", digits(4, attention.output(i, 0)),
                           digits(4, attention.output(i, 1)));
    };
    CHECK_SAYS(id, fmt::format("row 1 is {} · (1, 2) + {} · (3, 4) = {}", first, second, row(0)));
    CHECK_SAYS(id, fmt::format("Row 2 is {} · (1, 2) + {} · (3, 4) = {}", second, first, row(1)));
    CHECK_SAYS(id, fmt::format("{}; the second, by symmetry, {}", row(0), row(1)));
    CHECK_SAYS(id, fmt::format("keeps {}", row(1)));
    CHECK_SAYS(id, fmt::format("e^{{{}}} = {}$", digits(4, score), digits(4, std::exp(score))));
    CHECK_SAYS(id, fmt::format("with the sum {}", digits(4, std::exp(score) + 1.0)));
    const Matrix unscaled = softmax(scores(identity, identity));
    CHECK_SAYS(id, fmt::format("Without the √2 the weights would be {} and {}",
                               digits(4, unscaled(0, 0)), digits(4, unscaled(0, 1))));
    CHECK_SAYS(
        id, fmt::format("gives {} and {}", digits(4, unscaled(0, 0)), digits(4, unscaled(0, 1))));
    CHECK_SAYS(
        id, fmt::format("add up to ({:g}, {:g})", attention.output(0, 0) + attention.output(1, 0),
                        attention.output(0, 1) + attention.output(1, 1)));
}

TEST_CASE("dot-product-or-cosine: a longer key wins against a closer one") {
    const Matrix q{{1, 1}};
    const Matrix k{{1, 1}, {3, 0}};
    const Matrix s = scores(q, k);
    const double first = s(0, 0) / (std::sqrt(2.0) * std::sqrt(2.0));
    const double second = s(0, 1) / (std::sqrt(2.0) * 3.0);
    CHECK_SAYS("dot-product-or-cosine",
               fmt::format("The cosines are {} and {}", digits(0, first), digits(2, second)));
    CHECK_SAYS("dot-product-or-cosine",
               fmt::format("The dot products are {:g} and {:g}", s(0, 0), s(0, 1)));
    const Matrix weights = softmax(s);
    CHECK_SAYS(
        "dot-product-or-cosine",
        fmt::format("with weights {} and {}", digits(2, weights(0, 0)), digits(2, weights(0, 1))));
}

TEST_CASE("outside-the-hull: what dropout scales by") {
    CHECK_SAYS("outside-the-hull", fmt::format("scaled by {}", digits(2, 1.0 / (1.0 - 0.1))));
}

TEST_CASE("attend-to-nothing: low scores, with and without a term in the denominator") {
    const Matrix low = weights_of({-1000, -1000, -1000, -1000});
    CHECK_SAYS("attend-to-nothing", fmt::format("four weights of {:g}", low(0, 3)));
    CHECK(low == weights_of({0, 0, 0, 0}));
    const double all = 4.0 * std::exp(-10.0);
    CHECK_SAYS("attend-to-nothing",
               fmt::format("four scores of −10 get {} together", digits(5, all / (1.0 + all))));
}

TEST_CASE("hard-lookup and temperature: scores 2, 1, 0") {
    const std::vector<double> logits{2, 1, 0};
    const Matrix warm = weights_at(1.0, logits);
    CHECK_SAYS("hard-lookup",
               fmt::format("{}, {}, {} at temperature 1, and {} for the first at 0.1",
                           digits(3, warm(0, 0)), digits(3, warm(0, 1)), digits(3, warm(0, 2)),
                           digits(5, weights_at(0.1, logits)(0, 0))));
    CHECK_SAYS("temperature",
               fmt::format("the first weight is {} at $\\tau = 0.5$, {} at 1 and {} at 10",
                           digits(3, weights_at(0.5, logits)(0, 0)), digits(3, warm(0, 0)),
                           digits(3, weights_at(10.0, logits)(0, 0))));
    CHECK_SAYS("temperature", "below about 1e-308 the reciprocal overflows");
    CHECK(std::isinf(1.0 / 1e-309));
    CHECK(std::isfinite(1.0 / 1e-307));
}

TEST_CASE("softmax-definition: quotients of scores, and what a lead is worth") {
    CHECK_SAYS("softmax-definition", fmt::format("(3, −1) would give {:g} and −{:g}",
                                                 3.0 / (3.0 - 1.0), 1.0 / (3.0 - 1.0)));
    const Matrix by_one = weights_of({1, 0});
    const Matrix by_five = weights_of({5, 0});
    CHECK_SAYS("softmax-definition",
               fmt::format("a lead of 1 is a factor of {}, a lead of 5 a factor of {}",
                           digits(2, by_one(0, 0) / by_one(0, 1)),
                           digits(0, by_five(0, 0) / by_five(0, 1))));
}

TEST_CASE("softmax-shift: a key that counts twice, and a constant that is too large") {
    const Matrix raised = weights_of({1 + std::log(2.0), 0.5, 0});
    const Matrix doubled = weights_of({1, 1, 0.5, 0});
    CHECK(raised(0, 0) == doctest::Approx(doubled(0, 0) + doubled(0, 1)));
    CHECK_SAYS("softmax-shift", fmt::format("about {}", digits(3, std::log(2.0))));
    const double large = 1e16;
    CHECK_SAYS("softmax-shift", "With $c = 10^{16}$ added in double");
    CHECK((large + 1.0) - large != 1.0);
}

TEST_CASE("weights-as-explanation: weight times length of the value") {
    CHECK_SAYS("weights-as-explanation", fmt::format("contributes {:g};", 0.9 * 0.01));
    CHECK_SAYS("weights-as-explanation", fmt::format("contributes {:g}.", 0.1 * 5));
}
