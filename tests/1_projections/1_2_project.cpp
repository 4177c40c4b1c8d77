#include "projections.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"
#include "support/golden.hpp"

using namespace qkv;
using namespace qkv_tests;

TEST_SUITE("1.2 project") {
    TEST_CASE("a row of X times W is a sum over the features") {
        //! [worked example]
        const Matrix x{{1, 2, 0.5}, {0, -1, 4}};
        const Matrix w{{1, 0}, {0.5, 10}, {-2, 0.25}};
        const Matrix expected{{1, 20.125}, {-8.5, -9}};
        //! [worked example]
        CHECK_VALUES(project(x, w), expected, INPUT(x), INPUT(w));
    }

    TEST_CASE("X (seq_len, d_model) times W (d_model, d_k) is (seq_len, d_k)") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Matrix w = draw_matrix(d_model, d_k, rng);
        CHECK_VALUES(project(x, w), expected_product(x, w), INPUT(x), INPUT(w));
    }

    TEST_CASE("W is not taken for its transpose where all sizes are equal") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(4, 4, rng);
        const Matrix w = draw_matrix(4, 4, rng);
        CHECK_VALUES(project(x, w), expected_product(x, w), INPUT(x), INPUT(w));
    }

    TEST_CASE("a second call does not remember the first") {
        Rng rng = fixture_rng();
        const Matrix w = draw_matrix(4, 3, rng);
        const Matrix first = draw_matrix(2, 4, rng);
        const Matrix second = draw_matrix(2, 4, rng);
        CHECK_VALUES(project(first, w), expected_product(first, w), INPUT(first), INPUT(w));
        CHECK_VALUES(project(second, w), expected_product(second, w), INPUT(second), INPUT(w));
        const Matrix other_w = draw_matrix(4, 3, rng);
        CHECK_VALUES(project(second, other_w), expected_product(second, other_w), INPUT(second),
                     INPUT(other_w));
    }

    TEST_CASE("large and small numbers keep their digits") {
        Rng rng = fixture_rng();
        const Matrix x = 1e8 * draw_matrix(seq_len, d_model, rng);
        const Matrix w = 1e-3 * draw_matrix(d_model, d_k, rng);
        CHECK_VALUES(project(x, w), expected_product(x, w), INPUT(x), INPUT(w));
    }

    TEST_CASE("one position and one feature are enough") {
        const Matrix x{{1.5}};
        const Matrix w{{-3}};
        CHECK_VALUES(project(x, w), (Matrix{{-4.5}}), INPUT(x), INPUT(w));
    }

    TEST_CASE("a sequence without rows gives a matrix without rows") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(0, d_model, rng);
        const Matrix w = draw_matrix(d_model, d_k, rng);
        CHECK_VALUES(project(x, w), Matrix(xt::zeros<double>({std::size_t{0}, d_k})), INPUT(x),
                     INPUT(w));
    }

    TEST_CASE("an X that is not as wide as W is high is refused") {
        Rng rng = fixture_rng();
        const Matrix w = draw_matrix(d_model, d_k, rng);
        const Matrix narrow = draw_matrix(seq_len, 9, rng);
        CHECK_REFUSED(project(narrow, w), NUMBERS(9, d_model), INPUT(narrow), INPUT(w));
        const Matrix wide = draw_matrix(seq_len, 13, rng);
        CHECK_REFUSED(project(wide, w), NUMBERS(13, d_model), INPUT(wide), INPUT(w));
    }

    TEST_CASE("a W that would fit only if transposed is refused") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Matrix w = draw_matrix(d_k, d_model, rng);
        CHECK_REFUSED(project(x, w), NUMBERS(d_model, d_k), INPUT(x), INPUT(w));
    }

    TEST_CASE("a single feature is not stretched to fit") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, 1, rng);
        const Matrix w = draw_matrix(d_model, d_k, rng);
        CHECK_REFUSED(project(x, w), NUMBERS(1, d_model), INPUT(x), INPUT(w));
    }

    TEST_CASE("widths are checked in a sequence without rows as well") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(0, 9, rng);
        const Matrix w = draw_matrix(d_model, d_k, rng);
        CHECK_REFUSED(project(x, w), NUMBERS(9, d_model), INPUT(x), INPUT(w));
    }

    TEST_CASE("PyTorch computes the same") {
        const Matrix w = transposed(golden_matrix("projection_linear_q"));
        const Matrix x = entry_of(golden_batch("projection_x"), 1);
        CHECK_VALUES(project(x, w), entry_of(golden_batch("projection_q"), 1), INPUT(x), INPUT(w));
    }

    TEST_CASE("a sequence may be longer than it is wide, and W wider than high") {
        Rng rng = fixture_rng();
        struct Sizes {
            std::size_t rows, width, out;
        };
        for (const Sizes& sizes : {Sizes{9, 2, 5}, Sizes{70, 3, 17}, Sizes{2, 90, 33}}) {
            const Matrix x = draw_matrix(sizes.rows, sizes.width, rng);
            const Matrix w = draw_matrix(sizes.width, sizes.out, rng);
            CHECK_VALUES(project(x, w), expected_product(x, w), INPUT(x), INPUT(w));
        }
    }

    TEST_CASE("an X or a W that was overwritten in place is another one") {
        Rng rng = fixture_rng();
        Matrix x = draw_matrix(2, 4, rng);
        Matrix w = draw_matrix(4, 3, rng);
        const auto call = [&] {
            CHECK_VALUES(project(x, w), expected_product(x, w), INPUT(x), INPUT(w));
        };
        call();
        x(1, 2) += 2.0;
        call();
        w(3, 0) += 2.0;
        call();
    }

    TEST_CASE("a single row of W is not stretched to fit") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Matrix w = draw_matrix(1, d_k, rng);
        CHECK_REFUSED(project(x, w), NUMBERS(1, d_model), INPUT(x), INPUT(w));
    }
}
