#include "cross_attention.hpp"
#include "inputs.hpp"
#include "support/check.hpp"
#include "support/golden.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

/// The batch with this in every row of the entry from `first_row` on.
Batch with_padding(const Batch& batch, std::size_t entry, std::size_t first_row, double padding) {
    Batch padded = batch;
    for (std::size_t row = first_row; row < batch.shape(1); ++row) {
        for (std::size_t f = 0; f < batch.shape(2); ++f) padded(entry, row, f) = padding;
    }
    return padded;
}

}  // namespace

TEST_SUITE("5.6 cross_attention_batch") {
    TEST_CASE("each entry looks at as much of its own source as is no padding") {
        const Batch decoder{{{1}}, {{1}}};
        const Batch encoder{{{0}, {1}}, {{5}, {7}}};
        const Head head{{{1}}, {{std::log(3.0)}}, {{8}}};
        // entry 0: weights 1/4 and 3/4 of 0 and 8; entry 1: all of 40
        CHECK_VALUES(cross_attention_batch(decoder, encoder, head, {2, 1}), (Batch{{{6}}, {{40}}}),
                     INPUT(decoder), INPUT(encoder), INPUT(head));
    }

    TEST_CASE("(batch, T, d_decoder) and (batch, S, d_encoder) give (batch, T, d_v)") {
        Rng rng = fixture_rng();
        const Batch decoder = draw_batch(batch_size, target_length, d_decoder, rng);
        const Batch encoder = draw_batch(batch_size, source_length, d_encoder, rng);
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        CHECK_VALUES(cross_attention_batch(decoder, encoder, head, {4, 4}),
                     expected_cross_attention_batch(decoder, encoder, head, {4, 4}), INPUT(decoder),
                     INPUT(encoder), INPUT(head));
    }

    TEST_CASE("nothing is taken for anything else where all sizes are equal") {
        Rng rng = fixture_rng();
        const Batch decoder = draw_batch(4, 4, 4, rng);
        const Batch encoder = draw_batch(4, 4, 4, rng);
        const Head head = draw_cross_head(4, 4, 4, 4, rng);
        CHECK_VALUES(cross_attention_batch(decoder, encoder, head, {3, 1, 4, 2}),
                     expected_cross_attention_batch(decoder, encoder, head, {3, 1, 4, 2}),
                     INPUT(decoder), INPUT(encoder), INPUT(head));
    }

    TEST_CASE("every entry has a length of its own, in any order") {
        Rng rng = fixture_rng();
        const Batch decoder = draw_batch(2, 3, 2, rng);
        const Batch encoder = draw_batch(2, 4, 3, rng);
        const Head head = draw_cross_head(2, 3, 2, 5, rng);
        using Lengths = std::vector<std::size_t>;
        for (const Lengths& lengths : {Lengths{4, 4}, Lengths{4, 1}, Lengths{1, 4}, Lengths{2, 3},
                                       Lengths{3, 2}, Lengths{1, 1}, Lengths{2, 2}}) {
            CAPTURE(lengths[0]);
            CAPTURE(lengths[1]);
            CHECK_VALUES(cross_attention_batch(decoder, encoder, head, lengths),
                         expected_cross_attention_batch(decoder, encoder, head, lengths),
                         INPUT(decoder), INPUT(encoder), INPUT(head));
        }
    }

    TEST_CASE("an entry without a source gets an output of 0") {
        Rng rng = fixture_rng();
        const Batch decoder = draw_batch(2, 3, 2, rng);
        const Batch encoder = draw_batch(2, 4, 3, rng);
        const Head head = draw_cross_head(2, 3, 2, 5, rng);
        using Lengths = std::vector<std::size_t>;
        for (const Lengths& lengths :
             {Lengths{0, 4}, Lengths{4, 0}, Lengths{0, 1}, Lengths{2, 0}, Lengths{0, 0}}) {
            CAPTURE(lengths[0]);
            CAPTURE(lengths[1]);
            CHECK_VALUES(cross_attention_batch(decoder, encoder, head, lengths),
                         expected_cross_attention_batch(decoder, encoder, head, lengths),
                         INPUT(decoder), INPUT(encoder), INPUT(head));
        }
    }

    TEST_CASE("a source with room for no rows at all is a source of length 0") {
        Rng rng = fixture_rng();
        const Batch decoder = draw_batch(batch_size, target_length, d_decoder, rng);
        const Batch encoder = draw_batch(batch_size, 0, d_encoder, rng);
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        CHECK_VALUES(cross_attention_batch(decoder, encoder, head, {0, 0}),
                     expected_cross_attention_batch(decoder, encoder, head, {0, 0}), INPUT(decoder),
                     INPUT(encoder), INPUT(head));
    }

    TEST_CASE("what the padding holds does not matter, be it 0, large, NaN or infinity") {
        Rng rng = fixture_rng();
        const Batch decoder = draw_batch(batch_size, target_length, d_decoder, rng);
        const Batch clean = draw_batch(batch_size, source_length, d_encoder, rng);
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        for (const double padding : {0.0, 1000.0, not_a_number, infinity, -infinity}) {
            CAPTURE(padding);
            const Batch encoder = with_padding(with_padding(clean, 0, 3, padding), 1, 1, padding);
            CHECK_VALUES(cross_attention_batch(decoder, encoder, head, {3, 1}),
                         expected_cross_attention_batch(decoder, clean, head, {3, 1}),
                         INPUT(decoder), INPUT(encoder), INPUT(head));
        }
    }

    TEST_CASE("nor does it where all is padding") {
        Rng rng = fixture_rng();
        const Batch decoder = draw_batch(2, 3, 2, rng);
        const Batch clean = draw_batch(2, 4, 3, rng);
        const Head head = draw_cross_head(2, 3, 2, 5, rng);
        for (const double padding : {not_a_number, infinity, -infinity}) {
            const Batch encoder = with_padding(clean, 0, 0, padding);
            CHECK_VALUES(cross_attention_batch(decoder, encoder, head, {0, 4}),
                         expected_cross_attention_batch(decoder, clean, head, {0, 4}),
                         INPUT(decoder), INPUT(encoder), INPUT(head));
        }
    }

    TEST_CASE("entries never mix: a change of one leaves the others as they were") {
        Rng rng = fixture_rng();
        Batch decoder = draw_batch(3, 2, 3, rng);
        Batch encoder = draw_batch(3, 4, 3, rng);
        const Head head = draw_cross_head(3, 3, 2, 5, rng);
        CHECK_VALUES(cross_attention_batch(decoder, encoder, head, {4, 2, 3}),
                     expected_cross_attention_batch(decoder, encoder, head, {4, 2, 3}),
                     INPUT(decoder), INPUT(encoder), INPUT(head));
        encoder(1, 0, 2) += 10.0;
        decoder(0, 1, 1) += 5.0;
        CHECK_VALUES(cross_attention_batch(decoder, encoder, head, {4, 2, 3}),
                     expected_cross_attention_batch(decoder, encoder, head, {4, 2, 3}),
                     INPUT(decoder), INPUT(encoder), INPUT(head));
    }

    TEST_CASE("scores whose exponentials overflow or vanish are no trouble") {
        // d_k is 4, so scores are halved: 1000, 1000, 500 for entry 0, the negatives for entry 1.
        const Batch decoder{{{1}}, {{-1}}};
        const Batch encoder{{{1, 10}, {1, 20}, {0.5, 30}}, {{1, 10}, {1, 20}, {0.5, 30}}};
        const Head head{{{2000, 0, 0, 0}}, {{1, 0, 0, 0}, {0, 0, 0, 0}}, {{0}, {1}}};
        CHECK_VALUES(cross_attention_batch(decoder, encoder, head, {3, 2}), (Batch{{{15}}, {{15}}}),
                     INPUT(decoder), INPUT(encoder), INPUT(head));
    }

    TEST_CASE("a batch of one is still a batch") {
        Rng rng = fixture_rng();
        const Batch decoder = draw_batch(1, target_length, d_decoder, rng);
        const Batch encoder = draw_batch(1, source_length, d_encoder, rng);
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        CHECK_VALUES(cross_attention_batch(decoder, encoder, head, {3}),
                     expected_cross_attention_batch(decoder, encoder, head, {3}), INPUT(decoder),
                     INPUT(encoder), INPUT(head));
    }

    TEST_CASE("there may be more queries than keys, and one of each") {
        Rng rng = fixture_rng();
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        const Batch many = draw_batch(2, 6, d_decoder, rng);
        const Batch few = draw_batch(2, 2, d_encoder, rng);
        CHECK_VALUES(cross_attention_batch(many, few, head, {1, 2}),
                     expected_cross_attention_batch(many, few, head, {1, 2}), INPUT(many),
                     INPUT(few), INPUT(head));
        const Batch query = draw_batch(2, 1, d_decoder, rng);
        const Batch key = draw_batch(2, 1, d_encoder, rng);
        CHECK_VALUES(cross_attention_batch(query, key, head, {1, 1}),
                     expected_cross_attention_batch(query, key, head, {1, 1}), INPUT(query),
                     INPUT(key), INPUT(head));
    }

    TEST_CASE("an empty batch gives an empty batch of the right width") {
        Rng rng = fixture_rng();
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        for (const std::size_t queries : {target_length, std::size_t{0}}) {
            for (const std::size_t keys : {source_length, std::size_t{0}}) {
                const Batch decoder = draw_batch(0, queries, d_decoder, rng);
                const Batch encoder = draw_batch(0, keys, d_encoder, rng);
                CHECK_VALUES(cross_attention_batch(decoder, encoder, head, {}),
                             expected_cross_attention_batch(decoder, encoder, head, {}),
                             INPUT(decoder), INPUT(encoder), INPUT(head));
            }
        }
    }

    TEST_CASE("no queries get nothing") {
        Rng rng = fixture_rng();
        const Batch decoder = draw_batch(batch_size, 0, d_decoder, rng);
        const Batch encoder = draw_batch(batch_size, source_length, d_encoder, rng);
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        CHECK_VALUES(cross_attention_batch(decoder, encoder, head, {4, 0}),
                     expected_cross_attention_batch(decoder, encoder, head, {4, 0}), INPUT(decoder),
                     INPUT(encoder), INPUT(head));
    }

    TEST_CASE("a second call does not remember the first") {
        Rng rng = fixture_rng();
        for (const std::size_t length : {4, 1, 3}) {
            const Batch decoder = draw_batch(2, 3, 2, rng);
            const Batch encoder = draw_batch(2, 4, 3, rng);
            const Head head = draw_cross_head(2, 3, 2, 5, rng);
            CHECK_VALUES(cross_attention_batch(decoder, encoder, head, {length, 2}),
                         expected_cross_attention_batch(decoder, encoder, head, {length, 2}),
                         INPUT(decoder), INPUT(encoder), INPUT(head));
        }
    }

    TEST_CASE("batches of different sizes are refused") {
        Rng rng = fixture_rng();
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        struct Sizes {
            std::size_t decoders, encoders;
        };
        for (const Sizes& sizes :
             {Sizes{2, 1}, Sizes{1, 2}, Sizes{2, 6}, Sizes{6, 2}, Sizes{0, 2}, Sizes{2, 0}}) {
            const Batch decoder = draw_batch(sizes.decoders, target_length, d_decoder, rng);
            const Batch encoder = draw_batch(sizes.encoders, source_length, d_encoder, rng);
            for (const std::size_t count : {sizes.decoders, sizes.encoders}) {
                const std::vector<std::size_t> lengths(count, std::size_t{3});
                CHECK_REFUSED(cross_attention_batch(decoder, encoder, head, lengths),
                              NUMBERS(sizes.decoders, sizes.encoders), INPUT(decoder),
                              INPUT(encoder), INPUT(head));
            }
        }
    }

    TEST_CASE("one length for each entry: fewer or more are refused") {
        Rng rng = fixture_rng();
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        for (const std::size_t queries : {target_length, std::size_t{0}}) {
            const Batch decoder = draw_batch(2, queries, d_decoder, rng);
            const Batch encoder = draw_batch(2, source_length, d_encoder, rng);
            for (const std::size_t count : {0, 1, 6}) {
                const std::vector<std::size_t> lengths(count, std::size_t{3});
                CHECK_REFUSED(cross_attention_batch(decoder, encoder, head, lengths),
                              NUMBERS(2, count), INPUT(decoder), INPUT(encoder), INPUT(head));
            }
        }
        const Batch no_decoder = draw_batch(0, target_length, d_decoder, rng);
        const Batch no_encoder = draw_batch(0, source_length, d_encoder, rng);
        CHECK_REFUSED(cross_attention_batch(no_decoder, no_encoder, head, {3}), NUMBERS(0, 1),
                      INPUT(no_decoder), INPUT(no_encoder), INPUT(head));
    }

    TEST_CASE("a length beyond the rows that there are is refused, of whichever entry") {
        Rng rng = fixture_rng();
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        for (const std::size_t queries : {target_length, std::size_t{0}}) {
            const Batch decoder = draw_batch(2, queries, d_decoder, rng);
            const Batch encoder = draw_batch(2, source_length, d_encoder, rng);
            CHECK_REFUSED(cross_attention_batch(decoder, encoder, head, {5, 3}),
                          NUMBERS(5, source_length), INPUT(decoder), INPUT(encoder), INPUT(head));
            CHECK_REFUSED(cross_attention_batch(decoder, encoder, head, {3, 5}),
                          NUMBERS(5, source_length), INPUT(decoder), INPUT(encoder), INPUT(head));
            CHECK_REFUSED(cross_attention_batch(decoder, encoder, head, {0, 90}),
                          NUMBERS(90, source_length), INPUT(decoder), INPUT(encoder), INPUT(head));
            const Batch no_rows = draw_batch(2, 0, d_encoder, rng);
            CHECK_REFUSED(cross_attention_batch(decoder, no_rows, head, {0, 1}), NUMBERS(0, 1),
                          INPUT(decoder), INPUT(no_rows), INPUT(head));
        }
    }

    TEST_CASE("widths that disagree are refused where an entry has a source") {
        Rng rng = fixture_rng();
        const Head right = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        const Batch encoder = draw_batch(2, source_length, d_encoder, rng);
        for (const WrongWidth& wrong : wrong_widths) {
            const Batch decoder = draw_batch(2, wrong.queries, d_decoder, rng);
            for (const Misfit& misfit : misfits(right, wrong.width, rng)) {
                const Head& head = misfit.head;
                for (const std::size_t first_length : {4, 0}) {
                    CHECK_REFUSED(cross_attention_batch(decoder, encoder, head, {first_length, 2}),
                                  misfit.numbers, INPUT(decoder), INPUT(encoder), INPUT(head));
                }
            }
        }
    }

    TEST_CASE("queries and keys of width 0 are refused where an entry has a source") {
        Rng rng = fixture_rng();
        const Head head = draw_cross_head(d_decoder, d_encoder, 0, d_v, rng);
        const Batch encoder = draw_batch(2, source_length, d_encoder, rng);
        for (const std::size_t queries : {target_length, std::size_t{0}}) {
            const Batch decoder = draw_batch(2, queries, d_decoder, rng);
            CHECK_REFUSED(cross_attention_batch(decoder, encoder, head, {4, 2}), NUMBERS(),
                          INPUT(decoder), INPUT(encoder), INPUT(head));
            CHECK_REFUSED(cross_attention_batch(decoder, encoder, head, {0, 1}), NUMBERS(),
                          INPUT(decoder), INPUT(encoder), INPUT(head));
        }
    }

    TEST_CASE("PyTorch's nn.MultiheadAttention computes the same for a padded batch") {
        const Batch decoder = golden_batch("cross_decoder");
        const Batch encoder = golden_batch("cross_encoder");
        // the stored matrices are (out, in)
        const Head head{transposed(golden_matrix("cross_linear_q")),
                        transposed(golden_matrix("cross_linear_k")),
                        transposed(golden_matrix("cross_linear_v"))};
        const std::vector<std::size_t> lengths = golden_lengths("cross_lengths");
        CHECK_VALUES(cross_attention_batch(decoder, encoder, head, lengths),
                     golden_batch("cross_output"), INPUT(decoder), INPUT(encoder), INPUT(head));
    }

    TEST_CASE("scores of billions are no trouble, nor are both signs in one entry") {
        // d_k is 4, so scores are halved: (2e9, 2e9, 1e9) and their negatives.
        const Batch decoder{{{1}, {-1}}, {{-1}, {1}}};
        const Batch encoder{{{1, 10}, {1, 20}, {0.5, 30}}, {{1, 10}, {1, 20}, {0.5, 30}}};
        const Head head{{{4e9, 0, 0, 0}}, {{1, 0, 0, 0}, {0, 0, 0, 0}}, {{0}, {1}}};
        CHECK_VALUES(cross_attention_batch(decoder, encoder, head, {3, 2}),
                     (Batch{{{15}, {30}}, {{15}, {15}}}), INPUT(decoder), INPUT(encoder),
                     INPUT(head));
    }

    TEST_CASE("a long source is no different from a short one, and so are many queries") {
        Rng rng = fixture_rng();
        const Head head = draw_cross_head(2, 3, 4, 5, rng);
        const Batch few = draw_batch(3, 2, 2, rng);
        const Batch long_sources = draw_batch(3, 150, 3, rng);
        CHECK_VALUES(cross_attention_batch(few, long_sources, head, {149, 17, 150}),
                     expected_cross_attention_batch(few, long_sources, head, {149, 17, 150}),
                     INPUT(few), INPUT(long_sources), INPUT(head));
        const Batch many = draw_batch(2, 150, 2, rng);
        const Batch short_sources = draw_batch(2, 4, 3, rng);
        CHECK_VALUES(cross_attention_batch(many, short_sources, head, {2, 4}),
                     expected_cross_attention_batch(many, short_sources, head, {2, 4}), INPUT(many),
                     INPUT(short_sources), INPUT(head));
    }

    TEST_CASE("entries and lengths are counted without queries, and without rows, as well") {
        Rng rng = fixture_rng();
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        struct Lengths {
            std::size_t queries, keys;
        };
        using Counts = std::vector<std::size_t>;
        for (const Lengths& lengths :
             {Lengths{0, source_length}, Lengths{target_length, 0}, Lengths{0, 0}}) {
            const Batch decoder = draw_batch(2, lengths.queries, d_decoder, rng);
            const Batch encoder = draw_batch(2, lengths.keys, d_encoder, rng);
            const Batch encoders = draw_batch(6, lengths.keys, d_encoder, rng);
            CHECK_REFUSED(cross_attention_batch(decoder, encoders, head, {0, 0}), NUMBERS(2, 6),
                          INPUT(decoder), INPUT(encoders), INPUT(head));
            for (const std::size_t count : {0, 1, 6}) {
                CHECK_REFUSED(cross_attention_batch(decoder, encoder, head, Counts(count, 0)),
                              NUMBERS(2, count), INPUT(decoder), INPUT(encoder), INPUT(head));
            }
        }
    }

    TEST_CASE("a length that went below 0, or beyond 32 bits, is refused") {
        Rng rng = fixture_rng();
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        const Batch decoder = draw_batch(2, target_length, d_decoder, rng);
        const Batch encoder = draw_batch(2, source_length, d_encoder, rng);
        constexpr std::size_t below_0 = std::numeric_limits<std::size_t>::max();
        constexpr std::size_t beyond = (std::size_t{1} << 32) + 2;
        for (const std::size_t length : {below_0, beyond}) {
            CHECK_REFUSED(cross_attention_batch(decoder, encoder, head, {3, length}),
                          NUMBERS(length, source_length), INPUT(decoder), INPUT(encoder),
                          INPUT(head));
        }
    }
}
