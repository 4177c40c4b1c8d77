#include "cross_attention.hpp"
#include "inputs.hpp"
#include "support/check.hpp"
#include "support/golden.hpp"

using namespace qkv;
using namespace qkv_tests;

TEST_SUITE("5.2 cross_attention") {
    TEST_CASE("a query of the decoder takes of each of the encoder's values what its key gives") {
        //! [worked example]
        const Matrix decoder{{1}, {2}};                 // T = 2 that look
        const Matrix encoder{{0, 4}, {1, 0}, {1, -4}};  // S = 3 that are looked at
        const Head head{{{1}}, {{std::log(2.0)}, {0}}, {{0, 10}, {1, 0}}};
        // keys 0, ln 2, ln 2; values (4, 0), (0, 10), (-4, 10)
        const Attention expected{{{0.2, 0.4, 0.4}, {1.0 / 9, 4.0 / 9, 4.0 / 9}},
                                 {{-0.8, 8}, {-4.0 / 3, 80.0 / 9}}};
        //! [worked example]
        CHECK_VALUES(cross_attention(decoder, encoder, head), expected, INPUT(decoder),
                     INPUT(encoder), INPUT(head));
    }

    TEST_CASE("weights are (T, S), the output is (T, d_v), and no two widths need agree") {
        Rng rng = fixture_rng();
        const Matrix decoder = draw_matrix(target_length, d_decoder, rng);
        const Matrix encoder = draw_matrix(source_length, d_encoder, rng);
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        CHECK_VALUES(cross_attention(decoder, encoder, head),
                     expected_cross_attention(decoder, encoder, head), INPUT(decoder),
                     INPUT(encoder), INPUT(head));
    }

    TEST_CASE("decoder and encoder keep their roles where all sizes are equal") {
        Rng rng = fixture_rng();
        const Matrix decoder = draw_matrix(6, 6, rng);
        const Matrix encoder = draw_matrix(6, 6, rng);
        const Head head = draw_cross_head(6, 6, 6, 6, rng);
        CHECK_VALUES(cross_attention(decoder, encoder, head),
                     expected_cross_attention(decoder, encoder, head), INPUT(decoder),
                     INPUT(encoder), INPUT(head));
    }

    TEST_CASE("one query, one key, more queries than keys and fewer: all are fine") {
        Rng rng = fixture_rng();
        struct Lengths {
            std::size_t queries, keys;
        };
        for (const Lengths& lengths : {Lengths{1, 1}, Lengths{1, 5}, Lengths{5, 1}, Lengths{2, 8},
                                       Lengths{8, 2}, Lengths{3, 3}}) {
            const Matrix decoder = draw_matrix(lengths.queries, d_decoder, rng);
            const Matrix encoder = draw_matrix(lengths.keys, d_encoder, rng);
            const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
            CHECK_VALUES(cross_attention(decoder, encoder, head),
                         expected_cross_attention(decoder, encoder, head), INPUT(decoder),
                         INPUT(encoder), INPUT(head));
        }
    }

    TEST_CASE("every query sees the whole source: there is no mask") {
        // All scores are 0: every key counts the same.
        const Matrix decoder{{1}, {2}};
        const Matrix encoder{{1}, {2}, {3}, {4}, {15}};
        const Head head{{{0}}, {{1}}, {{1}}};
        CHECK_VALUES(
            cross_attention(decoder, encoder, head),
            (Attention{{{0.2, 0.2, 0.2, 0.2, 0.2}, {0.2, 0.2, 0.2, 0.2, 0.2}}, {{5}, {5}}}),
            INPUT(decoder), INPUT(encoder), INPUT(head));
    }

    TEST_CASE("a change of the encoder changes what the decoder gets") {
        Rng rng = fixture_rng();
        const Matrix decoder = draw_matrix(2, 3, rng);
        const Head head = draw_cross_head(3, 3, 2, 4, rng);
        for (int source = 0; source < 2; ++source) {
            const Matrix encoder = draw_matrix(2, 3, rng);
            CHECK_VALUES(cross_attention(decoder, encoder, head),
                         expected_cross_attention(decoder, encoder, head), INPUT(decoder),
                         INPUT(encoder), INPUT(head));
        }
    }

    TEST_CASE("a change of the decoder, or of the head, changes what it gets") {
        Rng rng = fixture_rng();
        const Matrix encoder = draw_matrix(2, 3, rng);
        for (int step = 0; step < 2; ++step) {
            const Head head = draw_cross_head(3, 3, 2, 4, rng);
            const Matrix decoder = draw_matrix(2, 3, rng);
            CHECK_VALUES(cross_attention(decoder, encoder, head),
                         expected_cross_attention(decoder, encoder, head), INPUT(decoder),
                         INPUT(encoder), INPUT(head));
        }
    }

    TEST_CASE("a sequence that looks at itself is a case of it") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(3, 4, rng);
        const Head head = draw_cross_head(4, 4, 2, 5, rng);
        CHECK_VALUES(cross_attention(x, x, head), expected_cross_attention(x, x, head), INPUT(x),
                     INPUT(head));
    }

    TEST_CASE("scores whose exponentials overflow or vanish are no trouble") {
        // d_k is 4, so scores are halved: (1000, 1000, 500) and (-1000, -1000, -500).
        const Matrix decoder{{1}, {-1}};
        const Matrix encoder{{1, 10}, {1, 20}, {0.5, 30}};
        const Head head{{{2000, 0, 0, 0}}, {{1, 0, 0, 0}, {0, 0, 0, 0}}, {{0}, {1}}};
        CHECK_VALUES(cross_attention(decoder, encoder, head),
                     (Attention{{{0.5, 0.5, 0}, {0, 0, 1}}, {{15}, {30}}}), INPUT(decoder),
                     INPUT(encoder), INPUT(head));
    }

    TEST_CASE("no queries get nothing") {
        Rng rng = fixture_rng();
        const Matrix decoder = draw_matrix(0, d_decoder, rng);
        const Matrix encoder = draw_matrix(source_length, d_encoder, rng);
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        CHECK_VALUES(cross_attention(decoder, encoder, head),
                     expected_cross_attention(decoder, encoder, head), INPUT(decoder),
                     INPUT(encoder), INPUT(head));
    }

    TEST_CASE("an empty source cannot be looked at, with queries or without") {
        Rng rng = fixture_rng();
        const Matrix encoder = draw_matrix(0, d_encoder, rng);
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        for (const std::size_t queries : {target_length, std::size_t{0}}) {
            const Matrix decoder = draw_matrix(queries, d_decoder, rng);
            CHECK_REFUSED(cross_attention(decoder, encoder, head), NUMBERS(), INPUT(decoder),
                          INPUT(encoder), INPUT(head));
        }
    }

    TEST_CASE("queries and keys of width 0 cannot be compared, with queries or without") {
        Rng rng = fixture_rng();
        const Matrix encoder = draw_matrix(source_length, d_encoder, rng);
        const Head head = draw_cross_head(d_decoder, d_encoder, 0, d_v, rng);
        for (const std::size_t queries : {target_length, std::size_t{0}}) {
            const Matrix decoder = draw_matrix(queries, d_decoder, rng);
            CHECK_REFUSED(cross_attention(decoder, encoder, head), NUMBERS(), INPUT(decoder),
                          INPUT(encoder), INPUT(head));
        }
    }

    TEST_CASE("widths that disagree are refused, with queries or without") {
        Rng rng = fixture_rng();
        const Head right = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        const Matrix encoder = draw_matrix(source_length, d_encoder, rng);
        for (const WrongWidth& wrong : wrong_widths) {
            const Matrix decoder = draw_matrix(wrong.queries, d_decoder, rng);
            for (const Misfit& misfit : misfits(right, wrong.width, rng)) {
                const Head& head = misfit.head;
                CHECK_REFUSED(cross_attention(decoder, encoder, head), misfit.numbers,
                              INPUT(decoder), INPUT(encoder), INPUT(head));
            }
        }
    }

    TEST_CASE("a head made for a decoder alone does not fit an encoder of another width") {
        Rng rng = fixture_rng();
        const Matrix decoder = draw_matrix(target_length, d_decoder, rng);
        const Matrix encoder = draw_matrix(source_length, d_encoder, rng);
        const Head head = draw_cross_head(d_decoder, d_decoder, d_k, d_v, rng);
        CHECK_REFUSED(cross_attention(decoder, encoder, head), NUMBERS(d_encoder, d_decoder),
                      INPUT(decoder), INPUT(encoder), INPUT(head));
    }

    TEST_CASE("PyTorch computes the same") {
        const Matrix decoder = golden_matrix("rect_decoder");
        const Matrix encoder = golden_matrix("rect_encoder");
        const Head head{golden_matrix("rect_w_q"), golden_matrix("rect_w_k"),
                        golden_matrix("rect_w_v")};
        CHECK_VALUES(
            cross_attention(decoder, encoder, head),
            (Attention{golden_matrix("rect_plain_weights"), golden_matrix("rect_plain_output")}),
            INPUT(decoder), INPUT(encoder), INPUT(head));
    }

    TEST_CASE("PyTorch's nn.MultiheadAttention with one head computes the same, without padding") {
        // Entry 0 of the batch is as long as its source; the stored matrices are (out, in).
        const Matrix decoder = entry_of(golden_batch("cross_decoder"), 0);
        const Matrix encoder = entry_of(golden_batch("cross_encoder"), 0);
        const Head head{transposed(golden_matrix("cross_linear_q")),
                        transposed(golden_matrix("cross_linear_k")),
                        transposed(golden_matrix("cross_linear_v"))};
        CHECK_VALUES(cross_attention(decoder, encoder, head),
                     (Attention{entry_of(golden_batch("cross_weights"), 0),
                                entry_of(golden_batch("cross_output"), 0)}),
                     INPUT(decoder), INPUT(encoder), INPUT(head));
    }

    TEST_CASE("scores of billions are no trouble, of either sign") {
        // d_k is 4, so scores are halved: (2e9, 2e9, 1e9) and (-2e9, -2e9, -1e9).
        const Matrix decoder{{1}, {-1}};
        const Matrix encoder{{1, 10}, {1, 20}, {0.5, 30}};
        const Head head{{{4e9, 0, 0, 0}}, {{1, 0, 0, 0}, {0, 0, 0, 0}}, {{0}, {1}}};
        CHECK_VALUES(cross_attention(decoder, encoder, head),
                     (Attention{{{0.5, 0.5, 0}, {0, 0, 1}}, {{15}, {30}}}), INPUT(decoder),
                     INPUT(encoder), INPUT(head));
    }

    TEST_CASE("a long source is no different from a short one, and so are many queries") {
        Rng rng = fixture_rng();
        struct Lengths {
            std::size_t queries, keys;
        };
        for (const Lengths& lengths : {Lengths{3, 150}, Lengths{150, 3}}) {
            const Matrix decoder = draw_matrix(lengths.queries, 2, rng);
            const Matrix encoder = draw_matrix(lengths.keys, 3, rng);
            const Head head = draw_cross_head(2, 3, 4, 5, rng);
            CHECK_VALUES(cross_attention(decoder, encoder, head),
                         expected_cross_attention(decoder, encoder, head), INPUT(decoder),
                         INPUT(encoder), INPUT(head));
        }
    }

    TEST_CASE("a decoder or an encoder that was overwritten in place is another one") {
        Rng rng = fixture_rng();
        Matrix decoder = draw_matrix(2, 3, rng);
        Matrix encoder = draw_matrix(4, 3, rng);
        Head head = draw_cross_head(3, 3, 2, 5, rng);
        const auto call = [&] {
            CHECK_VALUES(cross_attention(decoder, encoder, head),
                         expected_cross_attention(decoder, encoder, head), INPUT(decoder),
                         INPUT(encoder), INPUT(head));
        };
        call();
        encoder(2, 1) += 2.0;
        call();
        decoder(1, 0) += 2.0;
        call();
        head.w_v(1, 4) += 2.0;
        call();
    }
}
