#include "cross_attention.hpp"
#include "inputs.hpp"
#include "support/check.hpp"
#include "support/golden.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

/// What a row that nobody may see holds in the hope that nobody sees it.
constexpr double poisons[] = {not_a_number, infinity, -infinity};

void poison_row(Matrix& matrix, std::size_t row, double with) {
    for (std::size_t f = 0; f < matrix.shape(1); ++f) matrix(row, f) = with;
}

/// The rows of the queries that may see none of what is poisoned. Those of the others are open.
Attention unaffected(const Attention& attention, const std::vector<std::size_t>& queries) {
    return rows_of(attention, queries);
}

}  // namespace

TEST_SUITE("5.5 masked_attention") {
    TEST_CASE("the keys that are left share the weight of those that are masked") {
        // logits 0, ln 2, ln 5; with all keys the weights of the first would be 1/8
        const Matrix q{{1}, {1}, {1}};
        const Matrix k{{0}, {std::log(2.0)}, {std::log(5.0)}};
        const Matrix v{{12, 0}, {0, 3}, {6, 6}};
        const Mask mask = mask_of({"##.",  //
                                   ".##",  //
                                   "..#"});
        CHECK_VALUES(masked_attention(q, k, v, mask),
                     (Attention{{{1.0 / 3, 2.0 / 3, 0}, {0, 2.0 / 7, 5.0 / 7}, {0, 0, 1}},
                                {{4, 2}, {30.0 / 7, 36.0 / 7}, {6, 6}}}),
                     INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
    }

    TEST_CASE("Q (T, d_k), K (S, d_k), V (S, d_v) and a mask (T, S) give (T, S) and (T, d_v)") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        const Mask mask = mask_of({"#..#",  //
                                   ".###",  //
                                   "..#."});
        CHECK_VALUES(masked_attention(q, k, v, mask), expected_masked_attention(q, k, v, mask),
                     INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
    }

    TEST_CASE("nothing is taken for anything else where all sizes are equal") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(6, 6, rng);
        const Matrix k = draw_matrix(6, 6, rng);
        const Matrix v = draw_matrix(6, 6, rng);
        const Mask mask = mask_of({"#.#..#",  //
                                   "##....",  //
                                   ".#####",  //
                                   "...#..",  //
                                   "#.##.#",  //
                                   "..###."});
        CHECK_VALUES(masked_attention(q, k, v, mask), expected_masked_attention(q, k, v, mask),
                     INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
    }

    TEST_CASE("with a mask that lets all pass it is plain attention") {
        Rng rng = fixture_rng();
        for (const std::size_t queries : {target_length, source_length}) {
            const Matrix q = draw_matrix(queries, d_k, rng);
            const Matrix k = draw_matrix(source_length, d_k, rng);
            const Matrix v = draw_matrix(source_length, d_v, rng);
            const Mask mask = mask_of_all(queries, source_length, true);
            CHECK_VALUES(masked_attention(q, k, v, mask), expected_attention(q, k, v), INPUT(q),
                         INPUT(k), INPUT(v), INPUT(mask));
        }
    }

    TEST_CASE("any mask will do, for any lengths") {
        Rng rng = fixture_rng();
        struct Lengths {
            std::size_t queries, keys;
        };
        for (const Lengths& lengths :
             {Lengths{1, 1}, Lengths{1, 6}, Lengths{6, 1}, Lengths{2, 9}, Lengths{9, 2}}) {
            for (int draw = 0; draw < 2; ++draw) {
                const Matrix q = draw_matrix(lengths.queries, 2, rng);
                const Matrix k = draw_matrix(lengths.keys, 2, rng);
                const Matrix v = draw_matrix(lengths.keys, 3, rng);
                const Mask mask = draw_mask(lengths.queries, lengths.keys, rng);
                CHECK_VALUES(masked_attention(q, k, v, mask),
                             expected_masked_attention(q, k, v, mask), INPUT(q), INPUT(k), INPUT(v),
                             INPUT(mask));
            }
        }
    }

    TEST_CASE("a key that scores far below 0 is still preferred to one that is masked") {
        // As -infinity, some write 0, -1e9 or -1e30: those would be the highest logits here.
        const Matrix v{{10, 0}, {20, 0}, {99, 99}};
        const Matrix q{{1}};
        const Mask mask = mask_of({"##."});
        for (const double low :
             {-3.0, -1000.0, -2e9, -1e30, -1e300, std::numeric_limits<double>::lowest()}) {
            const Matrix k{{low}, {low}, {-5}};
            CHECK_VALUES(masked_attention(q, k, v, mask), (Attention{{{0.5, 0.5, 0}}, {{15, 0}}}),
                         INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
        }
    }

    TEST_CASE("a masked key that scores far above the others does not drown them") {
        // exp(1 - 1000) is 0: a softmax over all keys leaves nothing to share out anew.
        const Matrix q{{1}};
        const Matrix v{{9}, {-3}, {99}};
        const Mask mask = mask_of({"##."});
        for (const double high : {40.0, 1000.0, 1e9, 1e300}) {
            const Matrix k{{0}, {std::log(3.0)}, {high}};
            CHECK_VALUES(masked_attention(q, k, v, mask), (Attention{{{0.25, 0.75, 0}}, {{0}}}),
                         INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
        }
    }

    TEST_CASE("large scores are no trouble") {
        // d_k is 4, so scores are halved: (1000, 1000, 500, 2000) and (-1000, -1000, -500, -2000).
        const Matrix q{{2000, 0, 0, 0}, {-2000, 0, 0, 0}};
        const Matrix k{{1, 0, 0, 0}, {1, 0, 0, 0}, {0.5, 0, 0, 0}, {2, 0, 0, 0}};
        const Matrix v{{10}, {20}, {30}, {40}};
        const Mask mask = mask_of({"###.",  //
                                   "##.#"});
        CHECK_VALUES(masked_attention(q, k, v, mask),
                     (Attention{{{0.5, 0.5, 0, 0}, {0.5, 0.5, 0, 0}}, {{15}, {15}}}), INPUT(q),
                     INPUT(k), INPUT(v), INPUT(mask));
    }

    TEST_CASE("a query that may see one key takes its value, all of it") {
        const Matrix q{{-7}, {5}};
        const Matrix k{{2}, {1}, {-3}};
        const Matrix v{{4, 5}, {6, 7}, {8, 9}};
        const Mask mask = mask_of({"..#",  //
                                   "#.."});
        CHECK_VALUES(masked_attention(q, k, v, mask),
                     (Attention{{{0, 0, 1}, {1, 0, 0}}, {{8, 9}, {4, 5}}}), INPUT(q), INPUT(k),
                     INPUT(v), INPUT(mask));
    }

    TEST_CASE("a query that may see no key gets weights of 0 and an output of 0") {
        const Matrix q{{1}, {1}, {1}};
        const Matrix k{{0}, {std::log(3.0)}};
        const Matrix v{{4, 0}, {0, 8}};
        const Mask mask = mask_of({"##",  //
                                   "..",  //
                                   ".#"});
        CHECK_VALUES(masked_attention(q, k, v, mask),
                     (Attention{{{0.25, 0.75}, {0, 0}, {0, 1}}, {{1, 6}, {0, 0}, {0, 8}}}),
                     INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
    }

    TEST_CASE("where no query may see any key, all is 0") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        const Mask mask = mask_of_all(target_length, source_length, false);
        CHECK_VALUES(masked_attention(q, k, v, mask), expected_masked_attention(q, k, v, mask),
                     INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
    }

    TEST_CASE("a masked key may hold NaN or infinity") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix clean_k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        const Mask mask = mask_of({"##.#",  //
                                   ".#.#",  //
                                   "#..."});
        for (const double poison : poisons) {
            Matrix k = clean_k;
            poison_row(k, 2, poison);
            CHECK_VALUES(masked_attention(q, k, v, mask), expected_masked_attention(q, k, v, mask),
                         INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
        }
    }

    TEST_CASE("a masked value may hold NaN or infinity") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix clean_v = draw_matrix(source_length, d_v, rng);
        const Mask mask = mask_of({"##.#",  //
                                   ".#.#",  //
                                   "#..."});
        for (const double poison : poisons) {
            Matrix v = clean_v;
            poison_row(v, 2, poison);
            CHECK_VALUES(masked_attention(q, k, v, mask), expected_masked_attention(q, k, v, mask),
                         INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
        }
    }

    TEST_CASE("a masked key and its value may both hold NaN or infinity, first and last ones too") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix clean_k = draw_matrix(source_length, d_k, rng);
        const Matrix clean_v = draw_matrix(source_length, d_v, rng);
        const Mask mask = mask_of({".##.",  //
                                   "..#.",  //
                                   ".#.."});
        for (const double poison : poisons) {
            Matrix k = clean_k;
            Matrix v = clean_v;
            poison_row(k, 0, poison);
            poison_row(v, 0, -poison);
            poison_row(k, 3, poison);
            poison_row(v, 3, poison);
            CHECK_VALUES(masked_attention(q, k, v, mask), expected_masked_attention(q, k, v, mask),
                         INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
        }
    }

    TEST_CASE("a single cell of NaN or infinity in a masked row is no different") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(2, 2, rng);
        const Matrix clean_k = draw_matrix(3, 2, rng);
        const Matrix clean_v = draw_matrix(3, 2, rng);
        const Mask mask = mask_of({"#.#",  //
                                   "#.."});
        for (const double poison : poisons) {
            Matrix k = clean_k;
            Matrix v = clean_v;
            k(1, 0) = poison;
            v(1, 1) = poison;
            CHECK_VALUES(masked_attention(q, k, v, mask), expected_masked_attention(q, k, v, mask),
                         INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
        }
    }

    TEST_CASE("a query without a key gets 0 where all keys and values hold NaN or infinity") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(2, 3, rng);
        const Mask mask = mask_of_all(2, 3, false);
        for (const double poison : poisons) {
            Matrix k = xt::zeros<double>({3, 3});
            Matrix v = xt::zeros<double>({3, 4});
            k.fill(poison);
            v.fill(poison);
            CHECK_VALUES(masked_attention(q, k, v, mask), expected_masked_attention(q, k, v, mask),
                         INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
        }
    }

    TEST_CASE("what one query may see of NaN and infinity does not reach those that may not") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(4, d_k, rng);
        const Matrix clean_k = draw_matrix(3, d_k, rng);
        const Matrix clean_v = draw_matrix(3, d_v, rng);
        // Queries 0 and 2 may see row 1; queries 1 and 3 may not.
        const Mask mask = mask_of({"###",  //
                                   "#.#",  //
                                   ".#.",  //
                                   "..."});
        const Attention expected =
            rows_of(expected_masked_attention(q, clean_k, clean_v, mask), {1, 3});
        for (const double poison : poisons) {
            Matrix k = clean_k;
            Matrix v = clean_v;
            poison_row(k, 1, poison);
            CHECK_VALUES(unaffected(masked_attention(q, k, clean_v, mask), {1, 3}), expected,
                         INPUT(q), INPUT(k), INPUT(clean_v), INPUT(mask));
            poison_row(v, 1, poison);
            CHECK_VALUES(unaffected(masked_attention(q, clean_k, v, mask), {1, 3}), expected,
                         INPUT(q), INPUT(clean_k), INPUT(v), INPUT(mask));
            CHECK_VALUES(unaffected(masked_attention(q, k, v, mask), {1, 3}), expected, INPUT(q),
                         INPUT(k), INPUT(v), INPUT(mask));
        }
    }

    TEST_CASE("a second call does not remember the first") {
        Rng rng = fixture_rng();
        for (const bool may_see : {true, false, true}) {
            const Matrix q = draw_matrix(2, 3, rng);
            const Matrix k = draw_matrix(4, 3, rng);
            const Matrix v = draw_matrix(4, 2, rng);
            Mask mask = mask_of_all(2, 4, may_see);
            mask(1, 2) = !may_see;
            CHECK_VALUES(masked_attention(q, k, v, mask), expected_masked_attention(q, k, v, mask),
                         INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
        }
    }

    TEST_CASE("no queries get nothing") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(0, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        const Mask mask = mask_of_all(0, source_length, true);
        CHECK_VALUES(masked_attention(q, k, v, mask), expected_masked_attention(q, k, v, mask),
                     INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
    }

    TEST_CASE("without keys every query gets an output of 0") {
        Rng rng = fixture_rng();
        const Matrix k = draw_matrix(0, d_k, rng);
        const Matrix v = draw_matrix(0, d_v, rng);
        for (const std::size_t queries : {target_length, std::size_t{0}}) {
            const Matrix q = draw_matrix(queries, d_k, rng);
            const Mask mask = mask_of_all(queries, 0, true);
            CHECK_VALUES(masked_attention(q, k, v, mask), expected_masked_attention(q, k, v, mask),
                         INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
        }
    }

    TEST_CASE("a mask that is not (T, S) is refused") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        const Mask turned = mask_of_all(source_length, target_length, true);
        CHECK_REFUSED(masked_attention(q, k, v, turned), NUMBERS(target_length, source_length),
                      INPUT(q), INPUT(k), INPUT(v), INPUT(turned));
        for (const std::size_t rows : {0, 1, 2, 9}) {
            const Mask mask = mask_of_all(rows, source_length, true);
            CHECK_REFUSED(masked_attention(q, k, v, mask), NUMBERS(rows, target_length), INPUT(q),
                          INPUT(k), INPUT(v), INPUT(mask));
        }
        for (const std::size_t columns : {0, 1, 2, 9}) {
            const Mask mask = mask_of_all(target_length, columns, true);
            CHECK_REFUSED(masked_attention(q, k, v, mask), NUMBERS(columns, source_length),
                          INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
        }
    }

    TEST_CASE("a mask of as many cells in another shape is refused") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(2, d_k, rng);
        const Matrix k = draw_matrix(6, d_k, rng);
        const Matrix v = draw_matrix(6, d_v, rng);
        for (const std::size_t rows : {1, 3, 4, 6, 12}) {
            const Mask mask = mask_of_all(rows, 12 / rows, true);
            CHECK_REFUSED(masked_attention(q, k, v, mask), NUMBERS(), INPUT(q), INPUT(k), INPUT(v),
                          INPUT(mask));
        }
    }

    TEST_CASE("the shape of the mask is checked without queries, and without keys, as well") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix no_queries = draw_matrix(0, d_k, rng);
        const Matrix k = draw_matrix(source_length, d_k, rng);
        const Matrix v = draw_matrix(source_length, d_v, rng);
        const Matrix no_keys = draw_matrix(0, d_k, rng);
        const Matrix no_values = draw_matrix(0, d_v, rng);
        const Mask high = mask_of_all(1, source_length, true);
        const Mask narrow = mask_of_all(0, 2, true);
        const Mask wide = mask_of_all(target_length, 1, true);
        const Mask low = mask_of_all(2, 0, true);
        CHECK_REFUSED(masked_attention(no_queries, k, v, high), NUMBERS(0, 1), INPUT(no_queries),
                      INPUT(k), INPUT(v), INPUT(high));
        CHECK_REFUSED(masked_attention(no_queries, k, v, narrow), NUMBERS(2, source_length),
                      INPUT(no_queries), INPUT(k), INPUT(v), INPUT(narrow));
        CHECK_REFUSED(masked_attention(q, no_keys, no_values, wide), NUMBERS(0, 1), INPUT(q),
                      INPUT(no_keys), INPUT(no_values), INPUT(wide));
        CHECK_REFUSED(masked_attention(q, no_keys, no_values, low), NUMBERS(2, target_length),
                      INPUT(q), INPUT(no_keys), INPUT(no_values), INPUT(low));
    }

    TEST_CASE("queries and keys of different widths are refused, whatever may be seen") {
        Rng rng = fixture_rng();
        const Matrix v = draw_matrix(source_length, d_v, rng);
        const Matrix no_keys = draw_matrix(0, d_v, rng);
        for (const std::size_t width : {d_v, std::size_t{1}}) {
            const Matrix k = draw_matrix(source_length, width, rng);
            for (const std::size_t queries : {target_length, std::size_t{0}}) {
                const Matrix q = draw_matrix(queries, d_k, rng);
                for (const bool may_see : {true, false}) {
                    const Mask mask = mask_of_all(queries, source_length, may_see);
                    CHECK_REFUSED(masked_attention(q, k, v, mask), NUMBERS(d_k, width), INPUT(q),
                                  INPUT(k), INPUT(v), INPUT(mask));
                }
            }
        }
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix no_values = draw_matrix(0, d_v, rng);
        const Mask no_mask = mask_of_all(target_length, 0, true);
        CHECK_REFUSED(masked_attention(q, no_keys, no_values, no_mask), NUMBERS(d_k, d_v), INPUT(q),
                      INPUT(no_keys), INPUT(no_values), INPUT(no_mask));
    }

    TEST_CASE("keys without a value each, and values without a key each, are refused") {
        Rng rng = fixture_rng();
        const Matrix k = draw_matrix(source_length, d_k, rng);
        for (const std::size_t rows : {0, 2, 6}) {
            const Matrix v = draw_matrix(rows, d_v, rng);
            for (const std::size_t queries : {target_length, std::size_t{0}}) {
                const Matrix q = draw_matrix(queries, d_k, rng);
                for (const bool may_see : {true, false}) {
                    const Mask mask = mask_of_all(queries, source_length, may_see);
                    CHECK_REFUSED(masked_attention(q, k, v, mask), NUMBERS(source_length, rows),
                                  INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
                }
            }
        }
        const Matrix q = draw_matrix(target_length, d_k, rng);
        const Matrix no_keys = draw_matrix(0, d_k, rng);
        const Matrix v = draw_matrix(2, d_v, rng);
        const Mask no_mask = mask_of_all(target_length, 0, true);
        CHECK_REFUSED(masked_attention(q, no_keys, v, no_mask), NUMBERS(0, 2), INPUT(q),
                      INPUT(no_keys), INPUT(v), INPUT(no_mask));
    }

    TEST_CASE("queries and keys of width 0 cannot be compared, whatever may be seen") {
        Rng rng = fixture_rng();
        for (const std::size_t keys : {source_length, std::size_t{0}}) {
            const Matrix k = draw_matrix(keys, 0, rng);
            const Matrix v = draw_matrix(keys, d_v, rng);
            for (const std::size_t queries : {target_length, std::size_t{0}}) {
                const Matrix q = draw_matrix(queries, 0, rng);
                for (const bool may_see : {true, false}) {
                    const Mask mask = mask_of_all(queries, keys, may_see);
                    CHECK_REFUSED(masked_attention(q, k, v, mask), NUMBERS(), INPUT(q), INPUT(k),
                                  INPUT(v), INPUT(mask));
                }
            }
        }
    }

    TEST_CASE("PyTorch computes the same under a causal mask with fewer queries than keys") {
        const Head head{golden_matrix("rect_w_q"), golden_matrix("rect_w_k"),
                        golden_matrix("rect_w_v")};
        const Matrix q = expected_product(golden_matrix("rect_decoder"), head.w_q);
        const Matrix k = expected_product(golden_matrix("rect_encoder"), head.w_k);
        const Matrix v = expected_product(golden_matrix("rect_encoder"), head.w_v);
        const Mask mask = mask_of({"##..",  //
                                   "###.",  //
                                   "####"});
        CHECK_VALUES(
            masked_attention(q, k, v, mask),
            (Attention{golden_matrix("rect_causal_weights"), golden_matrix("rect_causal_output")}),
            INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
    }

    TEST_CASE("PyTorch's nn.MultiheadAttention computes the same under a padding mask") {
        // Entry 1 of the batch, whose source is 2 long; the stored matrices are (out, in).
        const Matrix decoder = entry_of(golden_batch("cross_decoder"), 1);
        const Matrix encoder = entry_of(golden_batch("cross_encoder"), 1);
        const Matrix q = expected_product(decoder, transposed(golden_matrix("cross_linear_q")));
        const Matrix k = expected_product(encoder, transposed(golden_matrix("cross_linear_k")));
        const Matrix v = expected_product(encoder, transposed(golden_matrix("cross_linear_v")));
        const Mask mask = mask_of({"##..",  //
                                   "##..",  //
                                   "##.."});
        CHECK_VALUES(masked_attention(q, k, v, mask),
                     (Attention{entry_of(golden_batch("cross_weights"), 1),
                                entry_of(golden_batch("cross_output"), 1)}),
                     INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
    }

    TEST_CASE("a long source is no different from a short one, and so are many queries") {
        Rng rng = fixture_rng();
        struct Lengths {
            std::size_t queries, keys;
        };
        for (const Lengths& lengths : {Lengths{4, 150}, Lengths{150, 4}}) {
            const Matrix q = draw_matrix(lengths.queries, 2, rng);
            const Matrix k = draw_matrix(lengths.keys, 2, rng);
            const Matrix v = draw_matrix(lengths.keys, 3, rng);
            Mask mask = draw_mask(lengths.queries, lengths.keys, rng);
            // one query sees the second half alone, one the last key, one none
            for (std::size_t j = 0; j < lengths.keys; ++j) {
                mask(1, j) = 2 * j >= lengths.keys;
                mask(2, j) = j + 1 == lengths.keys;
                mask(3, j) = false;
            }
            CHECK_VALUES(masked_attention(q, k, v, mask), expected_masked_attention(q, k, v, mask),
                         INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
        }
    }

    TEST_CASE("a mask that was overwritten in place is another mask") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(2, 3, rng);
        const Matrix k = draw_matrix(4, 3, rng);
        Matrix v = draw_matrix(4, 2, rng);
        Mask mask = mask_of({"##.#",  //
                             "#..#"});
        for (const std::size_t turned : {1, 2, 3}) {
            CHECK_VALUES(masked_attention(q, k, v, mask), expected_masked_attention(q, k, v, mask),
                         INPUT(q), INPUT(k), INPUT(v), INPUT(mask));
            mask(1, turned) = !mask(1, turned);
            v(turned, 0) += 1.0;
        }
    }

    TEST_CASE("all shapes are checked where there are neither queries nor keys") {
        Rng rng = fixture_rng();
        const Matrix q = draw_matrix(0, d_k, rng);
        const Matrix k = draw_matrix(0, d_k, rng);
        const Matrix wide = draw_matrix(0, d_v, rng);
        const Matrix v = draw_matrix(0, d_v, rng);
        const Matrix values = draw_matrix(2, d_v, rng);
        const Mask mask = mask_of_all(0, 0, true);
        const Mask high = mask_of_all(6, 0, true);
        const Mask long_mask = mask_of_all(0, 6, true);
        CHECK_REFUSED(masked_attention(q, wide, v, mask), NUMBERS(d_k, d_v), INPUT(q), INPUT(wide),
                      INPUT(v), INPUT(mask));
        CHECK_REFUSED(masked_attention(q, k, values, mask), NUMBERS(0, 2), INPUT(q), INPUT(k),
                      INPUT(values), INPUT(mask));
        CHECK_REFUSED(masked_attention(q, k, v, high), NUMBERS(6, 0), INPUT(q), INPUT(k), INPUT(v),
                      INPUT(high));
        CHECK_REFUSED(masked_attention(q, k, v, long_mask), NUMBERS(6, 0), INPUT(q), INPUT(k),
                      INPUT(v), INPUT(long_mask));
    }
}
