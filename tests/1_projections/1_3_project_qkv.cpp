#include "projections.hpp"
#include "support/check.hpp"
#include "support/fixtures.hpp"

using namespace qkv;
using namespace qkv_tests;

TEST_SUITE("1.3 project_qkv") {
    TEST_CASE("queries, keys and values come from a matrix each") {
        const Matrix x{{1, 2}, {0.5, -1}};
        const Head head{{{1}, {10}}, {{-1}, {0.25}}, {{3, 0, 1}, {0, 5, 1}}};
        CHECK_VALUES(project_qkv(x, head),
                     (QKV{{{21}, {-9.5}}, {{-0.5}, {-0.75}}, {{3, 10, 3}, {1.5, -5, -0.5}}}),
                     INPUT(x), INPUT(head));
    }

    TEST_CASE("d_v need not be d_k") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Head head = draw_head(d_model, d_k, d_v, rng);
        CHECK_VALUES(project_qkv(x, head), expected_projections(x, head), INPUT(x), INPUT(head));
    }

    TEST_CASE("d_v may be smaller than d_k") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Head head = draw_head(d_model, d_k, 2, rng);
        CHECK_VALUES(project_qkv(x, head), expected_projections(x, head), INPUT(x), INPUT(head));
    }

    TEST_CASE("none of the three is taken for another where all sizes are equal") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(4, 4, rng);
        const Head head = draw_head(4, 4, 4, rng);
        CHECK_VALUES(project_qkv(x, head), expected_projections(x, head), INPUT(x), INPUT(head));
    }

    TEST_CASE("a second head is not taken for the first") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(2, 4, rng);
        const Head first = draw_head(4, 3, 5, rng);
        const Head second = draw_head(4, 3, 5, rng);
        CHECK_VALUES(project_qkv(x, first), expected_projections(x, first), INPUT(x), INPUT(first));
        CHECK_VALUES(project_qkv(x, second), expected_projections(x, second), INPUT(x),
                     INPUT(second));
    }

    TEST_CASE("a sequence without rows gives three matrices without rows") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(0, d_model, rng);
        const Head head = draw_head(d_model, d_k, d_v, rng);
        CHECK_VALUES(project_qkv(x, head), expected_projections(x, head), INPUT(x), INPUT(head));
    }

    TEST_CASE("queries and keys of different widths are refused") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        Head head = draw_head(d_model, d_k, d_v, rng);
        head.w_k = draw_matrix(d_model, d_v, rng);  // even where keys are as wide as values
        CHECK_REFUSED(project_qkv(x, head), NUMBERS(d_k, d_v), INPUT(x), INPUT(head));
        head.w_k = draw_matrix(d_model, 1, rng);
        CHECK_REFUSED(project_qkv(x, head), NUMBERS(d_k, 1), INPUT(x), INPUT(head));
    }

    TEST_CASE("an X that one of the three matrices does not fit is refused") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        Head head = draw_head(d_model, d_k, d_v, rng);
        head.w_q = draw_matrix(9, d_k, rng);
        CHECK_REFUSED(project_qkv(x, head), NUMBERS(9, d_model), INPUT(x), INPUT(head));
        head = draw_head(d_model, d_k, d_v, rng);
        head.w_k = draw_matrix(9, d_k, rng);
        CHECK_REFUSED(project_qkv(x, head), NUMBERS(9, d_model), INPUT(x), INPUT(head));
        head = draw_head(d_model, d_k, d_v, rng);
        head.w_v = draw_matrix(9, d_v, rng);
        CHECK_REFUSED(project_qkv(x, head), NUMBERS(9, d_model), INPUT(x), INPUT(head));
    }

    TEST_CASE("widths are checked in a sequence without rows as well") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(0, 9, rng);
        const Head head = draw_head(d_model, d_k, d_v, rng);
        CHECK_REFUSED(project_qkv(x, head), NUMBERS(9, d_model), INPUT(x), INPUT(head));
    }

    TEST_CASE("a shared d_k is demanded in a sequence without rows as well") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(0, d_model, rng);
        Head head = draw_head(d_model, d_k, d_v, rng);
        head.w_k = draw_matrix(d_model, 6, rng);
        CHECK_REFUSED(project_qkv(x, head), NUMBERS(d_k, 6), INPUT(x), INPUT(head));
    }

    TEST_CASE("a sequence may be longer than it is wide, and queries wider than it") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(9, 2, rng);
        const Head head = draw_head(2, 5, 3, rng);
        CHECK_VALUES(project_qkv(x, head), expected_projections(x, head), INPUT(x), INPUT(head));
        const Matrix wide = draw_matrix(2, 70, rng);
        const Head large = draw_head(70, 5, 3, rng);
        CHECK_VALUES(project_qkv(wide, large), expected_projections(wide, large), INPUT(wide),
                     INPUT(large));
    }

    TEST_CASE("an X or a head that was overwritten in place is another one") {
        Rng rng = fixture_rng();
        Matrix x = draw_matrix(2, 4, rng);
        Head head = draw_head(4, 3, 5, rng);
        const auto call = [&] {
            CHECK_VALUES(project_qkv(x, head), expected_projections(x, head), INPUT(x),
                         INPUT(head));
        };
        call();
        x(1, 2) += 2.0;
        call();
        head.w_k(3, 0) += 2.0;
        call();
    }
}
