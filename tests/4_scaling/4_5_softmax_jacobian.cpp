#include "4_scaling/distributions.hpp"
#include "scaling.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"
#include "support/golden.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

Matrix expected_jacobian(const Vector& p) {
    Matrix jacobian = xt::zeros<double>({p.size(), p.size()});
    for (std::size_t i = 0; i < p.size(); ++i) {
        for (std::size_t j = 0; j < p.size(); ++j) {
            long double cell = -static_cast<long double>(p(i)) * p(j);
            if (i == j) cell += p(i);
            jacobian(i, j) = static_cast<double>(cell);
        }
    }
    return jacobian;
}

}  // namespace

TEST_SUITE("4.5 softmax_jacobian") {
    TEST_CASE("what one weight gains the others lose") {
        const Vector p{0.25, 0.75};
        CHECK_VALUES(softmax_jacobian(p), (Matrix{{0.1875, -0.1875}, {-0.1875, 0.1875}}), INPUT(p));
    }

    TEST_CASE("of three weights the others lose in proportion") {
        const Vector p{0.5, 0.25, 0.25};
        CHECK_VALUES(
            softmax_jacobian(p),
            (Matrix{{0.25, -0.125, -0.125}, {-0.125, 0.1875, -0.0625}, {-0.125, -0.0625, 0.1875}}),
            INPUT(p));
    }

    TEST_CASE("any weights, as many as there are") {
        Rng rng = fixture_rng();
        for (const std::size_t size : {source_length, std::size_t{7}}) {
            const Vector p = draw_weights(size, rng);
            CHECK_VALUES(softmax_jacobian(p), expected_jacobian(p), INPUT(p));
        }
    }

    TEST_CASE("weights that are decided do not respond to logits any more") {
        const Vector p{0, 1, 0};
        CHECK_VALUES(softmax_jacobian(p), Matrix(xt::zeros<double>({3, 3})), INPUT(p));
    }

    TEST_CASE("two keys that share all the weight respond the most") {
        const Vector p{0.5, 0, 0.5};
        CHECK_VALUES(softmax_jacobian(p), (Matrix{{0.25, 0, -0.25}, {0, 0, 0}, {-0.25, 0, 0.25}}),
                     INPUT(p));
    }

    TEST_CASE("the weight of a single key is always 1") {
        const Vector p{1};
        CHECK_VALUES(softmax_jacobian(p), (Matrix{{0}}), INPUT(p));
    }

    TEST_CASE(
        "a sum that is off by less than 1e-6 is accepted, and the weights are taken as given") {
        for (const Vector& p : nearly_distributions()) {
            CHECK_VALUES(softmax_jacobian(p), expected_jacobian(p), INPUT(p));
        }
    }

    TEST_CASE("a negative zero is zero") {
        const Vector p{1, -0.0};
        CHECK_VALUES(softmax_jacobian(p), (Matrix{{0, 0}, {0, 0}}), INPUT(p));
    }

    TEST_CASE("a second call does not remember the first") {
        for (const Vector& p : {Vector{0.5, 0.5}, Vector{0.125, 0.875}}) {
            CHECK_VALUES(softmax_jacobian(p), expected_jacobian(p), INPUT(p));
        }
    }

    TEST_CASE("PyTorch's derivatives are the same") {
        const Vector p = golden_vector("jacobian_p");
        CHECK_VALUES(softmax_jacobian(p), golden_matrix("jacobian_matrix"), INPUT(p));
    }

    TEST_CASE("no weights at all are refused") {
        const Vector p = xt::zeros<double>({0});
        CHECK_REFUSED(softmax_jacobian(p), NUMBERS(), INPUT(p));
    }

    TEST_CASE("negative weights and NaN are refused") {
        for (const Vector& p : with_bad_entries()) {
            CHECK_REFUSED(softmax_jacobian(p), NUMBERS(), INPUT(p));
        }
    }

    TEST_CASE("weights that do not sum to 1 are refused") {
        for (const Vector& p : with_bad_sums()) {
            CHECK_REFUSED(softmax_jacobian(p), NUMBERS(), INPUT(p));
        }
    }
}
