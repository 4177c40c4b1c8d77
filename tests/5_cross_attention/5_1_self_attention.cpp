#include "cross_attention.hpp"
#include "inputs.hpp"
#include "support/check.hpp"

using namespace qkv;
using namespace qkv_tests;

TEST_SUITE("5.1 self_attention") {
    TEST_CASE("a position takes of each value what its key's score gives") {
        // Logits: 0 and ln 3 for position 0, 0 and 2 ln 3 for position 1.
        const Matrix x{{1, 0}, {2, 1}};
        const Head head{{{1}, {0}}, {{0}, {std::log(3.0)}}, {{4, 0}, {-8, 20}}};
        CHECK_VALUES(self_attention(x, head),
                     (Attention{{{0.25, 0.75}, {0.1, 0.9}}, {{1, 15}, {0.4, 18}}}), INPUT(x),
                     INPUT(head));
    }

    TEST_CASE("X (T, d_model) gives weights (T, T) and an output (T, d_v)") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Head head = draw_cross_head(d_model, d_model, d_k, d_v, rng);
        CHECK_VALUES(self_attention(x, head), expected_cross_attention(x, x, head), INPUT(x),
                     INPUT(head));
    }

    TEST_CASE("no matrix is taken for another where all sizes are equal") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(6, 6, rng);
        const Head head = draw_cross_head(6, 6, 6, 6, rng);
        CHECK_VALUES(self_attention(x, head), expected_cross_attention(x, x, head), INPUT(x),
                     INPUT(head));
    }

    TEST_CASE("the scale is the square root of the width of a key, of nothing else") {
        struct Sizes {
            std::size_t rows, width, key_width, value_width;
        };
        // one size at a time differs from the others
        for (const Sizes& sizes :
             {Sizes{9, 4, 4, 4}, Sizes{4, 9, 4, 4}, Sizes{4, 4, 9, 4}, Sizes{4, 4, 4, 9}}) {
            Rng rng = fixture_rng();
            const Matrix x = draw_matrix(sizes.rows, sizes.width, rng);
            const Head head =
                draw_cross_head(sizes.width, sizes.width, sizes.key_width, sizes.value_width, rng);
            CHECK_VALUES(self_attention(x, head), expected_cross_attention(x, x, head), INPUT(x),
                         INPUT(head));
        }
    }

    TEST_CASE("a position sees those after it as well as those before it") {
        // Each row of weights is the same: all scores are 0.
        const Matrix x{{3}, {6}, {-12}};
        const Head head{{{0}}, {{1}}, {{1}}};
        constexpr double third = 1.0 / 3;
        CHECK_VALUES(
            self_attention(x, head),
            (Attention{{{third, third, third}, {third, third, third}, {third, third, third}},
                       {{-1}, {-1}, {-1}}}),
            INPUT(x), INPUT(head));
    }

    TEST_CASE("a position alone takes its own value, all of it") {
        const Matrix x{{2, -1}};
        const Head head{{{5}, {1}}, {{-3}, {2}}, {{1, 10, 0}, {0, 2, -4}}};
        CHECK_VALUES(self_attention(x, head), (Attention{{{1}}, {{2, 18, 4}}}), INPUT(x),
                     INPUT(head));
    }

    TEST_CASE("scores whose exponentials overflow or vanish are no trouble") {
        // d_k is 4, so scores are halved: (1000, 1000, 500), (500, 500, 250), (-2000, -2000, -1000).
        const Matrix x{{2, 1}, {1, 1}, {-4, 0.5}};
        const Head head{{{1000, 0, 0, 0}, {0, 0, 0, 0}}, {{0, 0, 0, 0}, {1, 0, 0, 0}}, {{1}, {0}}};
        CHECK_VALUES(self_attention(x, head),
                     (Attention{{{0.5, 0.5, 0}, {0.5, 0.5, 0}, {0, 0, 1}}, {{1.5}, {1.5}, {-4}}}),
                     INPUT(x), INPUT(head));
    }

    TEST_CASE("a second call does not remember the first") {
        Rng rng = fixture_rng();
        for (int call = 0; call < 2; ++call) {
            const Matrix x = draw_matrix(3, 4, rng);
            const Head head = draw_cross_head(4, 4, 2, 5, rng);
            CHECK_VALUES(self_attention(x, head), expected_cross_attention(x, x, head), INPUT(x),
                         INPUT(head));
        }
    }

    TEST_CASE("a sequence without positions has nothing to look at") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(0, d_model, rng);
        const Head head = draw_cross_head(d_model, d_model, d_k, d_v, rng);
        CHECK_REFUSED(self_attention(x, head), NUMBERS(), INPUT(x), INPUT(head));
    }

    TEST_CASE("queries and keys of width 0 cannot be compared") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Head head = draw_cross_head(d_model, d_model, 0, d_v, rng);
        CHECK_REFUSED(self_attention(x, head), NUMBERS(), INPUT(x), INPUT(head));
    }

    TEST_CASE("queries and keys of different widths are refused") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Head right = draw_cross_head(d_model, d_model, d_k, d_v, rng);
        Head head = right;
        head.w_k = draw_matrix(d_model, d_v, rng);
        CHECK_REFUSED(self_attention(x, head), NUMBERS(d_k, d_v), INPUT(x), INPUT(head));
        head = right;
        head.w_q = draw_matrix(d_model, 1, rng);
        CHECK_REFUSED(self_attention(x, head), NUMBERS(1, d_k), INPUT(x), INPUT(head));
    }

    TEST_CASE("an X that is not as wide as one of the matrices is high is refused") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Head right = draw_cross_head(d_model, d_model, d_k, d_v, rng);
        for (const std::size_t height : {std::size_t{9}, std::size_t{1}, std::size_t{13}}) {
            Head head = right;
            head.w_q = draw_matrix(height, d_k, rng);
            CHECK_REFUSED(self_attention(x, head), NUMBERS(d_model, height), INPUT(x), INPUT(head));
            head = right;
            head.w_k = draw_matrix(height, d_k, rng);
            CHECK_REFUSED(self_attention(x, head), NUMBERS(d_model, height), INPUT(x), INPUT(head));
            head = right;
            head.w_v = draw_matrix(height, d_v, rng);
            CHECK_REFUSED(self_attention(x, head), NUMBERS(d_model, height), INPUT(x), INPUT(head));
        }
    }

    TEST_CASE("scores of billions are no trouble, of either sign") {
        // d_k is 4, so scores are halved: (2e9, 2e9, 1e9), half of that, and (-2e9, -2e9, -1e9).
        const Matrix x{{4e6, 1}, {2e6, 1}, {-4e6, 0.5}};
        const Head head{{{1000, 0, 0, 0}, {0, 0, 0, 0}}, {{0, 0, 0, 0}, {1, 0, 0, 0}}, {{0}, {8}}};
        CHECK_VALUES(self_attention(x, head),
                     (Attention{{{0.5, 0.5, 0}, {0.5, 0.5, 0}, {0, 0, 1}}, {{8}, {8}, {4}}}),
                     INPUT(x), INPUT(head));
    }

    TEST_CASE("a small weight is no weight of 0") {
        // Logits 0 and -23, and 0 and 23: the smaller weight is 1e-10.
        const Matrix x{{1, 0}, {-1, 23}};
        const Head head{{{-1}, {0}}, {{0}, {1}}, {{1}, {0}}};
        CHECK_VALUES(self_attention(x, head), expected_cross_attention(x, x, head), INPUT(x),
                     INPUT(head));
    }

    TEST_CASE("a long sequence is no different from a short one") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(70, 3, rng);
        const Head head = draw_cross_head(3, 3, 2, 5, rng);
        CHECK_VALUES(self_attention(x, head), expected_cross_attention(x, x, head), INPUT(x),
                     INPUT(head));
    }

    TEST_CASE("an X that was overwritten in place is another X, and so is a head") {
        Rng rng = fixture_rng();
        Matrix x = draw_matrix(3, 4, rng);
        Head head = draw_cross_head(4, 4, 2, 5, rng);
        const auto call = [&] {
            CHECK_VALUES(self_attention(x, head), expected_cross_attention(x, x, head), INPUT(x),
                         INPUT(head));
        };
        call();
        x(1, 2) += 2.0;
        call();
        head.w_k(2, 1) += 1.0;
        call();
    }
}
