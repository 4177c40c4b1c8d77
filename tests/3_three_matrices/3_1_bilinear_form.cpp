#include "support/check.hpp"
#include "support/fixtures.hpp"
#include "three_matrices.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

/// X·M·Xᵀ, by loops.
Matrix scores_by(const Matrix& x, const Matrix& form) {
    return expected_scores(expected_product(x, form), x);
}

}  // namespace

TEST_SUITE("3.1 bilinear_form") {
    TEST_CASE("entry (a, b) is how feature a of a query meets feature b of a key") {
        const Matrix w_q{{1, 2}, {0, 3}, {0.5, -1}};
        const Matrix w_k{{2, 0}, {-1, 1}, {4, 10}};
        CHECK_VALUES(bilinear_form(w_q, w_k), (Matrix{{2, 1, 24}, {0, 3, 30}, {1, -1.5, -8}}),
                     INPUT(w_q), INPUT(w_k));
    }

    TEST_CASE("W_q and W_k (d_model, d_k) give (d_model, d_model)") {
        Rng rng = fixture_rng();
        const Matrix w_q = draw_matrix(d_model, d_k, rng);
        const Matrix w_k = draw_matrix(d_model, d_k, rng);
        CHECK_VALUES(bilinear_form(w_q, w_k), expected_scores(w_q, w_k), INPUT(w_q), INPUT(w_k));
    }

    TEST_CASE("d_k may be above d_model") {
        Rng rng = fixture_rng();
        const Matrix w_q = draw_matrix(3, 7, rng);
        const Matrix w_k = draw_matrix(3, 7, rng);
        CHECK_VALUES(bilinear_form(w_q, w_k), expected_scores(w_q, w_k), INPUT(w_q), INPUT(w_k));
    }

    TEST_CASE("queries stand on the left and keys on the right, though all sizes are equal") {
        Rng rng = fixture_rng();
        const Matrix w_q = draw_matrix(4, 4, rng);
        const Matrix w_k = draw_matrix(4, 4, rng);
        CHECK_VALUES(bilinear_form(w_q, w_k), expected_scores(w_q, w_k), INPUT(w_q), INPUT(w_k));
    }

    TEST_CASE("X·M·Xᵀ are the scores of the queries X·W_q for the keys X·W_k") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Matrix w_q = draw_matrix(d_model, d_k, rng);
        const Matrix w_k = draw_matrix(d_model, d_k, rng);
        const Matrix scores = expected_scores(expected_product(x, w_q), expected_product(x, w_k));
        CHECK_VALUES(scores_by(x, bilinear_form(w_q, w_k)), scores, INPUT(x), INPUT(w_q),
                     INPUT(w_k));
    }

    TEST_CASE("a second call does not remember the first") {
        Rng rng = fixture_rng();
        for (int call = 0; call < 2; ++call) {
            const Matrix w_q = draw_matrix(3, 2, rng);
            const Matrix w_k = draw_matrix(3, 2, rng);
            CHECK_VALUES(bilinear_form(w_q, w_k), expected_scores(w_q, w_k), INPUT(w_q),
                         INPUT(w_k));
        }
    }

    TEST_CASE("one feature and one dimension are a product of two numbers") {
        CHECK_VALUES(bilinear_form(Matrix{{-2}}, Matrix{{0.25}}), (Matrix{{-0.5}}));
    }

    TEST_CASE("matrices of different widths are refused") {
        Rng rng = fixture_rng();
        const Matrix w_q = draw_matrix(d_model, d_k, rng);
        const Matrix wide = draw_matrix(d_model, d_v, rng);
        const Matrix single = draw_matrix(d_model, 1, rng);
        CHECK_REFUSED(bilinear_form(w_q, wide), NUMBERS(d_k, d_v), INPUT(w_q), INPUT(wide));
        CHECK_REFUSED(bilinear_form(wide, w_q), NUMBERS(d_k, d_v), INPUT(wide), INPUT(w_q));
        CHECK_REFUSED(bilinear_form(w_q, single), NUMBERS(d_k, 1), INPUT(w_q), INPUT(single));
    }

    TEST_CASE("matrices of different heights are refused, though their product exists") {
        Rng rng = fixture_rng();
        const Matrix w_q = draw_matrix(d_decoder, d_k, rng);
        const Matrix w_k = draw_matrix(d_encoder, d_k, rng);
        CHECK_REFUSED(bilinear_form(w_q, w_k), NUMBERS(d_decoder, d_encoder), INPUT(w_q),
                      INPUT(w_k));
    }

    TEST_CASE("a matrix that would fit only if transposed is refused") {
        Rng rng = fixture_rng();
        const Matrix w_q = draw_matrix(d_model, d_k, rng);
        const Matrix turned = draw_matrix(d_k, d_model, rng);
        CHECK_REFUSED(bilinear_form(w_q, turned), NUMBERS(d_model, d_k), INPUT(w_q), INPUT(turned));
    }

    TEST_CASE("many features and many dimensions are no different from a few") {
        Rng rng = fixture_rng();
        const Matrix w_q = draw_matrix(40, 70, rng);
        const Matrix w_k = draw_matrix(40, 70, rng);
        CHECK_VALUES(bilinear_form(w_q, w_k), expected_scores(w_q, w_k), INPUT(w_q), INPUT(w_k));
    }

    TEST_CASE("a matrix that was overwritten in place is another one") {
        Rng rng = fixture_rng();
        Matrix w_q = draw_matrix(3, 2, rng);
        Matrix w_k = draw_matrix(3, 2, rng);
        const auto call = [&] {
            CHECK_VALUES(bilinear_form(w_q, w_k), expected_scores(w_q, w_k), INPUT(w_q),
                         INPUT(w_k));
        };
        call();
        w_q(1, 0) += 2.0;
        call();
        w_k(2, 1) += 2.0;
        call();
    }

    TEST_CASE("whichever of the two is the smaller one, they are refused") {
        Rng rng = fixture_rng();
        const Matrix w_q = draw_matrix(d_encoder, d_k, rng);
        const Matrix low = draw_matrix(d_decoder, d_k, rng);
        CHECK_REFUSED(bilinear_form(w_q, low), NUMBERS(d_encoder, d_decoder), INPUT(w_q),
                      INPUT(low));
        const Matrix single = draw_matrix(d_encoder, 1, rng);
        CHECK_REFUSED(bilinear_form(single, w_q), NUMBERS(1, d_k), INPUT(single), INPUT(w_q));
        const Matrix flat = draw_matrix(1, d_k, rng);
        CHECK_REFUSED(bilinear_form(flat, w_q), NUMBERS(1, d_encoder), INPUT(flat), INPUT(w_q));
        CHECK_REFUSED(bilinear_form(w_q, flat), NUMBERS(d_encoder, 1), INPUT(w_q), INPUT(flat));
    }
}
