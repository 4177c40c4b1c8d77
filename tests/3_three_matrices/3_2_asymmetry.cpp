#include "support/check.hpp"
#include "support/fixtures.hpp"
#include "three_matrices.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

double expected_asymmetry(const Matrix& scores) {
    double largest = 0.0;
    for (std::size_t i = 0; i < scores.shape(0); ++i) {
        for (std::size_t j = 0; j < scores.shape(0); ++j) {
            largest = std::max(largest, std::abs(scores(i, j) - scores(j, i)));
        }
    }
    return largest;
}

}  // namespace

TEST_SUITE("3.2 asymmetry") {
    TEST_CASE("it is the largest difference between a pair and its mirror image") {
        const Matrix scores{{5, 1, 2.5}, {0.75, -3, 4}, {2, 7.5, 1}};
        CHECK_VALUES(asymmetry(scores), 3.5, INPUT(scores));
    }

    TEST_CASE("the larger of two mirrored scores may stand on either side of the diagonal") {
        const Matrix above{{0, 8}, {1.5, 0}};
        const Matrix below{{0, 1.5}, {8, 0}};
        CHECK_VALUES(asymmetry(above), 6.5, INPUT(above));
        CHECK_VALUES(asymmetry(below), 6.5, INPUT(below));
    }

    TEST_CASE("differences do not cancel each other") {
        const Matrix scores{{0, 2, -1}, {0, 0, 2}, {1, 0, 0}};
        CHECK_VALUES(asymmetry(scores), 2.0, INPUT(scores));
    }

    TEST_CASE("the sign of the scores matters: opposite ones are not alike") {
        const Matrix scores{{0, 2}, {-2, 0}};
        CHECK_VALUES(asymmetry(scores), 4.0, INPUT(scores));
    }

    TEST_CASE("a difference below 1 is not rounded away") {
        const Matrix scores{{1, 0.25}, {0.125, 1}};
        CHECK_VALUES(asymmetry(scores), 0.125, INPUT(scores));
    }

    TEST_CASE("the largest difference may stand in any place") {
        Rng rng = fixture_rng();
        const Matrix drawn = draw_matrix(5, 5, rng);
        for (std::size_t i = 0; i < 5; ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                Matrix scores = drawn;
                scores(i, j) = scores(j, i) + 20.0;
                CHECK_VALUES(asymmetry(scores), expected_asymmetry(scores), INPUT(scores));
            }
        }
    }

    TEST_CASE("scores of any size are compared") {
        Rng rng = fixture_rng();
        for (const std::size_t positions : {2, 3, 9, 20}) {
            const Matrix scores = draw_matrix(positions, positions, rng);
            CHECK_VALUES(asymmetry(scores), expected_asymmetry(scores), INPUT(scores));
        }
    }

    TEST_CASE("the diagonal has no say") {
        const Matrix scores{{100, 2}, {2, -100}};
        CHECK_VALUES(asymmetry(scores), 0.0, INPUT(scores));
    }

    TEST_CASE("scores of a matrix that queries and keys share are symmetric") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Matrix w = draw_matrix(d_model, d_k, rng);
        const Matrix shared = expected_product(x, w);
        const Matrix scores = expected_scores(shared, shared);
        CHECK_VALUES(asymmetry(scores), 0.0, INPUT(scores));
    }

    TEST_CASE("a single position is no pair") {
        const Matrix scores{{-7}};
        CHECK_VALUES(asymmetry(scores), 0.0, INPUT(scores));
    }

    TEST_CASE("no positions have no asymmetry") {
        const Matrix scores = xt::zeros<double>({std::size_t{0}, std::size_t{0}});
        CHECK_VALUES(asymmetry(scores), 0.0, INPUT(scores));
    }

    TEST_CASE("a second call does not remember the first") {
        const Matrix large{{0, 8}, {1, 0}};
        const Matrix small{{0, 2}, {1, 0}};
        CHECK_VALUES(asymmetry(large), 7.0, INPUT(large));
        CHECK_VALUES(asymmetry(small), 1.0, INPUT(small));
    }

    TEST_CASE("scores that are not square are refused") {
        Rng rng = fixture_rng();
        const Matrix wide = draw_matrix(target_length, source_length, rng);
        const Matrix high = draw_matrix(source_length, target_length, rng);
        CHECK_REFUSED(asymmetry(wide), NUMBERS(target_length, source_length), INPUT(wide));
        CHECK_REFUSED(asymmetry(high), NUMBERS(target_length, source_length), INPUT(high));
        const Matrix row = draw_matrix(1, source_length, rng);
        CHECK_REFUSED(asymmetry(row), NUMBERS(1, source_length), INPUT(row));
    }

    TEST_CASE("empty scores that are not square are refused") {
        const Matrix no_rows = xt::zeros<double>({std::size_t{0}, source_length});
        const Matrix no_columns = xt::zeros<double>({source_length, std::size_t{0}});
        CHECK_REFUSED(asymmetry(no_rows), NUMBERS(0, source_length), INPUT(no_rows));
        CHECK_REFUSED(asymmetry(no_columns), NUMBERS(source_length, 0), INPUT(no_columns));
    }

    TEST_CASE("a tiny difference between large scores is not taken for none") {
        const double tiny = std::ldexp(1.0, -30);  // 9e-10; the sum is exact
        const Matrix scores{{0, 1024}, {1024 + tiny, 0}};
        CHECK_VALUES(asymmetry(scores), tiny, INPUT(scores));
    }

    TEST_CASE("a difference whose square overflows is no trouble") {
        const Matrix scores{{0, 1e200}, {-1e199, 0}};
        CHECK_VALUES(asymmetry(scores), 1.1e200, INPUT(scores));
    }
}
