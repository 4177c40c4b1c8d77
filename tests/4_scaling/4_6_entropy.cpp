#include "4_scaling/distributions.hpp"
#include "scaling.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"
#include "support/golden.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

double expected_entropy(const Vector& p) {
    long double nats = 0;
    for (const double weight : p) {
        const long double w = weight;
        if (w > 0) nats -= w * std::log(w);
    }
    return static_cast<double>(nats);
}

}  // namespace

TEST_SUITE("4.6 entropy") {
    TEST_CASE("two equal weights have an entropy of ln 2") {
        const Vector p{0.5, 0.5};
        CHECK_VALUES(entropy(p), std::log(2.0), INPUT(p));
    }

    TEST_CASE("weights of 1/2, 1/4 and 1/4 have an entropy of 1.5 ln 2") {
        const Vector p{0.5, 0.25, 0.25};
        CHECK_VALUES(entropy(p), 1.5 * std::log(2.0), INPUT(p));
    }

    TEST_CASE("any weights, as many as there are") {
        Rng rng = fixture_rng();
        for (const std::size_t size : {source_length, std::size_t{50}}) {
            const Vector p = draw_weights(size, rng);
            CHECK_VALUES(entropy(p), expected_entropy(p), INPUT(p));
        }
    }

    TEST_CASE("what is decided has an entropy of 0, not of NaN") {
        for (const Vector& p : {Vector{0, 1, 0}, Vector{1, -0.0}, Vector{1}}) {
            CHECK_VALUES(entropy(p), 0.0, INPUT(p));
        }
    }

    TEST_CASE("keys without weight add nothing") {
        const Vector p{0.25, 0, 0.75, 0};
        CHECK_VALUES(entropy(p), expected_entropy({0.25, 0.75}), INPUT(p));
    }

    TEST_CASE("tiny weights add next to nothing") {
        const Vector p{0.5, 1e-300, 0.5, 5e-324};
        CHECK_VALUES(entropy(p), std::log(2.0), INPUT(p));
    }

    TEST_CASE(
        "as many equal weights as a long text has tokens have the logarithm of their number") {
        const Vector p = xt::ones<double>({1000}) / 1000.0;
        CHECK_VALUES(entropy(p), std::log(1000.0), INPUT(p));
    }

    // whether the weights are first made to sum to 1 is open, so a small difference is as well
    TEST_CASE("a sum that is off by less than 1e-6 is accepted") {
        for (const Vector& p : nearly_distributions()) {
            CHECK_VALUES(entropy(p), near(value_of(expected_entropy(p)), 1e-5, 0.0), INPUT(p));
        }
    }

    TEST_CASE("a second call does not remember the first") {
        for (const Vector& p : {Vector{0.5, 0.5}, Vector{0.125, 0.875}}) {
            CHECK_VALUES(entropy(p), expected_entropy(p), INPUT(p));
        }
    }

    TEST_CASE("PyTorch computes the same") {
        const Vector p = golden_vector("jacobian_p");
        CHECK_VALUES(entropy(p), golden_vector("entropy_nats")(0), INPUT(p));
    }

    TEST_CASE("no weights at all are refused") {
        const Vector p = xt::zeros<double>({0});
        CHECK_REFUSED(entropy(p), NUMBERS(), INPUT(p));
    }

    TEST_CASE("negative weights and NaN are refused") {
        for (const Vector& p : with_bad_entries()) {
            CHECK_REFUSED(entropy(p), NUMBERS(), INPUT(p));
        }
    }

    TEST_CASE("weights that do not sum to 1 are refused") {
        for (const Vector& p : with_bad_sums()) {
            CHECK_REFUSED(entropy(p), NUMBERS(), INPUT(p));
        }
    }
}
