#include "roles.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"
#include "support/golden.hpp"

using namespace qkv;
using namespace qkv_tests;

TEST_SUITE("2.2 softmax") {
    TEST_CASE("a row becomes exponentials over their sum") {
        const Matrix logits{{0, std::log(3.0)}, {std::log(2.0), std::log(0.5)}};
        CHECK_VALUES(softmax(logits), (Matrix{{0.25, 0.75}, {0.8, 0.2}}), INPUT(logits));
    }

    TEST_CASE("each query distributes over the keys, row by row") {
        Rng rng = fixture_rng();
        const Matrix logits = 2.0 * draw_matrix(target_length, source_length, rng);
        CHECK_VALUES(softmax(logits), expected_softmax(logits), INPUT(logits));
    }

    TEST_CASE("rows are not taken for columns where there are as many") {
        Rng rng = fixture_rng();
        const Matrix logits = 2.0 * draw_matrix(4, 4, rng);
        CHECK_VALUES(softmax(logits), expected_softmax(logits), INPUT(logits));
    }

    TEST_CASE("equal logits get equal weights") {
        const Matrix logits{{7, 7, 7, 7}, {-3, -3, -3, -3}};
        CHECK_VALUES(softmax(logits), (Matrix{{0.25, 0.25, 0.25, 0.25}, {0.25, 0.25, 0.25, 0.25}}),
                     INPUT(logits));
    }

    TEST_CASE("a single key gets all the weight") {
        const Matrix logits{{-5}, {800}};
        CHECK_VALUES(softmax(logits), (Matrix{{1}, {1}}), INPUT(logits));
    }

    TEST_CASE("logits whose exponentials overflow are no trouble") {
        const Matrix logits{{1000, 1001, 999.5}, {710, 0, -710}};
        CHECK_VALUES(softmax(logits), expected_softmax(logits), INPUT(logits));
    }

    TEST_CASE("logits whose sum of exponentials overflows are no trouble") {
        const Matrix logits{{709.5, 709.5}};
        CHECK_VALUES(softmax(logits), (Matrix{{0.5, 0.5}}), INPUT(logits));
    }

    TEST_CASE("logits whose exponentials all vanish are no trouble") {
        const Matrix logits{{-1000, -1001, -999}, {-800, -800, -900}};
        CHECK_VALUES(softmax(logits), expected_softmax(logits), INPUT(logits));
    }

    TEST_CASE("a row of large logits does not spoil a row of small ones") {
        const Matrix logits{{5000, 4999, 0}, {0.5, -0.5, 0}, {-5000, -5001, -4999}};
        CHECK_VALUES(softmax(logits), expected_softmax(logits), INPUT(logits));
    }

    TEST_CASE("logits as large as numbers go are no trouble") {
        const Matrix logits{{1e300, -1e300, 1e300}, {-1e300, -1e300, -1e300}, {1e308, -1e308, 0}};
        CHECK_VALUES(softmax(logits),
                     (Matrix{{0.5, 0, 0.5}, {1.0 / 3, 1.0 / 3, 1.0 / 3}, {1, 0, 0}}),
                     INPUT(logits));
    }

    TEST_CASE("a logit of -infinity gets no weight") {
        const Matrix logits{{-infinity, 0, 0}, {-1000, -infinity, -infinity}};
        CHECK_VALUES(softmax(logits), (Matrix{{0, 0.5, 0.5}, {1, 0, 0}}), INPUT(logits));
    }

    TEST_CASE("a second call does not remember the first") {
        Rng rng = fixture_rng();
        for (int call = 0; call < 2; ++call) {
            const Matrix logits = draw_matrix(2, 3, rng);
            CHECK_VALUES(softmax(logits), expected_softmax(logits), INPUT(logits));
        }
    }

    TEST_CASE("no queries have no weights") {
        const Matrix logits = xt::zeros<double>({std::size_t{0}, source_length});
        CHECK_VALUES(softmax(logits), logits, INPUT(logits));
    }

    TEST_CASE("without keys there is nothing to distribute over") {
        const Matrix logits = xt::zeros<double>({target_length, std::size_t{0}});
        CHECK_REFUSED(softmax(logits), NUMBERS(), INPUT(logits));
        const Matrix nothing = xt::zeros<double>({std::size_t{0}, std::size_t{0}});
        CHECK_REFUSED(softmax(nothing), NUMBERS(), INPUT(nothing));
    }

    TEST_CASE("PyTorch computes the same") {
        const Matrix logits = golden_matrix("softmax_logits");
        CHECK_VALUES(softmax(logits), golden_matrix("softmax_weights"), INPUT(logits));
    }

    TEST_CASE("logits as far below 0 as numbers go are no trouble") {
        const double lowest = std::numeric_limits<double>::lowest();
        const Matrix logits{{lowest, lowest}, {-infinity, lowest}};
        CHECK_VALUES(softmax(logits), (Matrix{{0.5, 0.5}, {0, 1}}), INPUT(logits));
    }

    TEST_CASE("a small weight is no weight of 0") {
        const Matrix logits{{0, -23}, {-25, 0}};  // e^-23 is 1e-10
        CHECK_VALUES(softmax(logits), expected_softmax(logits), INPUT(logits));
    }

    TEST_CASE("the largest logit may stand anywhere, among many keys too") {
        Rng rng = fixture_rng();
        const Matrix few = 1000.0 * draw_matrix(9, 6, rng);
        CHECK_VALUES(softmax(few), expected_softmax(few), INPUT(few));
        Matrix many = draw_matrix(3, 150, rng);
        CHECK_VALUES(softmax(many), expected_softmax(many), INPUT(many));
        many(0, 149) = 1000.0;
        many(1, 70) = 1000.0;
        many(2, 5) = 1000.0;
        CHECK_VALUES(softmax(many), expected_softmax(many), INPUT(many));
    }

    TEST_CASE("logits that were overwritten in place have other weights") {
        Rng rng = fixture_rng();
        Matrix logits = draw_matrix(2, 3, rng);
        CHECK_VALUES(softmax(logits), expected_softmax(logits), INPUT(logits));
        logits(1, 2) += 2.0;
        CHECK_VALUES(softmax(logits), expected_softmax(logits), INPUT(logits));
    }
}
