#include "projections.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"

using namespace qkv;
using namespace qkv_tests;

TEST_SUITE("1.4 project_fused") {
    TEST_CASE("the columns are those of Q, then of K, then of V") {
        const Matrix x{{1, 2}};
        const Matrix w_qkv{{1, 0, 3, 0.5}, {0, 10, 0, -1}};
        CHECK_VALUES(project_fused(x, w_qkv, 1, 2), (QKV{{{1}}, {{20}}, {{3, -1.5}}}), INPUT(x),
                     INPUT(w_qkv));
    }

    TEST_CASE("one product gives what three give") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Head head = draw_head(d_model, d_k, d_v, rng);
        const Matrix w_qkv = side_by_side(head.w_q, head.w_k, head.w_v);
        CHECK_VALUES(project_fused(x, w_qkv, d_k, d_v), expected_projections(x, head), INPUT(x),
                     INPUT(w_qkv));
    }

    TEST_CASE("d_v may be smaller than d_k") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Head head = draw_head(d_model, d_v, d_k, rng);
        const Matrix w_qkv = side_by_side(head.w_q, head.w_k, head.w_v);
        CHECK_VALUES(project_fused(x, w_qkv, d_v, d_k), expected_projections(x, head), INPUT(x),
                     INPUT(w_qkv));
    }

    TEST_CASE("none of the three is taken for another where all widths are equal") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(4, 4, rng);
        const Head head = draw_head(4, 4, 4, rng);
        const Matrix w_qkv = side_by_side(head.w_q, head.w_k, head.w_v);
        CHECK_VALUES(project_fused(x, w_qkv, 4, 4), expected_projections(x, head), INPUT(x),
                     INPUT(w_qkv));
    }

    TEST_CASE("the same matrix can be cut in other places") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(2, 4, rng);
        const Head narrow = draw_head(4, 2, 6, rng);
        const Matrix w_qkv = side_by_side(narrow.w_q, narrow.w_k, narrow.w_v);
        CHECK_VALUES(project_fused(x, w_qkv, 2, 6), expected_projections(x, narrow), INPUT(x),
                     INPUT(w_qkv));
        const QKV wide{xt::view(w_qkv, xt::all(), xt::range(0, 3)),
                       xt::view(w_qkv, xt::all(), xt::range(3, 6)),
                       xt::view(w_qkv, xt::all(), xt::range(6, 10))};
        CHECK_VALUES(project_fused(x, w_qkv, 3, 4),
                     expected_projections(x, Head{wide.q, wide.k, wide.v}), INPUT(x), INPUT(w_qkv));
    }

    TEST_CASE("a sequence without rows gives three matrices without rows") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(0, d_model, rng);
        const Head head = draw_head(d_model, d_k, d_v, rng);
        const Matrix w_qkv = side_by_side(head.w_q, head.w_k, head.w_v);
        CHECK_VALUES(project_fused(x, w_qkv, d_k, d_v), expected_projections(x, head), INPUT(x),
                     INPUT(w_qkv));
    }

    TEST_CASE("a matrix that is too narrow is refused") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Matrix w_qkv = draw_matrix(d_model, 2 * d_k + d_v - 1, rng);
        CHECK_REFUSED(project_fused(x, w_qkv, d_k, d_v), NUMBERS(16, 17), INPUT(x), INPUT(w_qkv));
    }

    TEST_CASE("a matrix that is too wide is refused") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Matrix w_qkv = draw_matrix(d_model, 2 * d_k + d_v + 1, rng);
        CHECK_REFUSED(project_fused(x, w_qkv, d_k, d_v), NUMBERS(18, 17), INPUT(x), INPUT(w_qkv));
    }

    TEST_CASE("a matrix of three widths d_k is refused where d_v differs") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Matrix w_qkv = draw_matrix(d_model, 3 * d_k, rng);
        CHECK_REFUSED(project_fused(x, w_qkv, d_k, d_v), NUMBERS(15, 17), INPUT(x), INPUT(w_qkv));
    }

    TEST_CASE("a matrix of width d_k + 2 d_v is refused") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Matrix w_qkv = draw_matrix(d_model, d_k + 2 * d_v, rng);
        CHECK_REFUSED(project_fused(x, w_qkv, d_k, d_v), NUMBERS(19, 17), INPUT(x), INPUT(w_qkv));
    }

    TEST_CASE("an X that is not as wide as the matrix is high is refused") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, 9, rng);
        const Matrix w_qkv = draw_matrix(d_model, 2 * d_k + d_v, rng);
        CHECK_REFUSED(project_fused(x, w_qkv, d_k, d_v), NUMBERS(9, d_model), INPUT(x),
                      INPUT(w_qkv));
    }

    TEST_CASE("both are checked in a sequence without rows as well") {
        Rng rng = fixture_rng();
        const Matrix w_qkv = draw_matrix(d_model, 2 * d_k + d_v, rng);
        const Matrix narrow = draw_matrix(0, 9, rng);
        CHECK_REFUSED(project_fused(narrow, w_qkv, d_k, d_v), NUMBERS(9, d_model), INPUT(narrow),
                      INPUT(w_qkv));
        const Matrix x = draw_matrix(0, d_model, rng);
        CHECK_REFUSED(project_fused(x, w_qkv, 4, 8), NUMBERS(17, 16), INPUT(x), INPUT(w_qkv));
    }

    TEST_CASE("queries may be wider than X, and X longer than it is wide") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(9, 2, rng);
        const Head head = draw_head(2, 5, 3, rng);
        const Matrix w_qkv = side_by_side(head.w_q, head.w_k, head.w_v);
        CHECK_VALUES(project_fused(x, w_qkv, 5, 3), expected_projections(x, head), INPUT(x),
                     INPUT(w_qkv));
    }

    TEST_CASE("a width that three divides need not be cut into thirds") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, 4, rng);
        const Head head = draw_head(4, 2, 5, rng);
        const Matrix w_qkv = side_by_side(head.w_q, head.w_k, head.w_v);
        CHECK_VALUES(project_fused(x, w_qkv, 2, 5), expected_projections(x, head), INPUT(x),
                     INPUT(w_qkv));
    }

    TEST_CASE("an X or a matrix that was overwritten in place is another one") {
        Rng rng = fixture_rng();
        Matrix x = draw_matrix(2, 4, rng);
        Head head = draw_head(4, 2, 3, rng);
        Matrix w_qkv = side_by_side(head.w_q, head.w_k, head.w_v);
        const auto call = [&] {
            CHECK_VALUES(project_fused(x, w_qkv, 2, 3), expected_projections(x, head), INPUT(x),
                         INPUT(w_qkv));
        };
        call();
        x(1, 2) += 2.0;
        call();
        head.w_k(3, 0) += 2.0;
        w_qkv(3, 2) += 2.0;
        call();
    }

    TEST_CASE("an X or a matrix that is far too wide is not cut to fit") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Matrix wide_x = draw_matrix(seq_len, 13, rng);
        const Matrix w_qkv = draw_matrix(d_model, 2 * d_k + d_v, rng);
        const Matrix wide = draw_matrix(d_model, 40, rng);
        CHECK_REFUSED(project_fused(wide_x, w_qkv, d_k, d_v), NUMBERS(13, d_model), INPUT(wide_x),
                      INPUT(w_qkv));
        CHECK_REFUSED(project_fused(x, wide, d_k, d_v), NUMBERS(40, 17), INPUT(x), INPUT(wide));
    }
}
