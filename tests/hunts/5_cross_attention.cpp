// What a bug hunt asks about lesson 5: which of these inputs shows a mistake, and which hides it.
// The names of the cases are the choices that a reader is given.
#include "5_cross_attention/inputs.hpp"
#include "cross_attention.hpp"
#include "support/check.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

using Lengths = std::vector<std::size_t>;

const Matrix identity_2{{1, 0}, {0, 1}};
const Head identities{identity_2, identity_2, identity_2};

Attention attended(const Matrix& encoder, const Head& head, const Matrix& decoder) {
    return EncoderMemory(encoder, head).attend(decoder);
}

struct Drawn {
    Drawn(std::size_t queries, std::size_t keys, std::size_t width) {
        Rng rng = fixture_rng();
        q = draw_matrix(queries, width, rng);
        k = draw_matrix(keys, width, rng);
        v = draw_matrix(keys, width, rng);
    }
    Matrix q, k, v;
};

/// Keys and values of queries that all look at nothing but what is bad in them.
Matrix negative_keys(std::size_t keys) {
    Matrix k = xt::zeros<double>({keys, std::size_t{1}});
    for (std::size_t j = 0; j < keys; ++j) k(j, 0) = -20.0 - static_cast<double>(j);
    return k;
}

}  // namespace

TEST_SUITE("inputs of 5.1 self_attention") {
    TEST_CASE("X and all three matrices the 2 x 2 identity") {
        CHECK_VALUES(self_attention(identity_2, identities),
                     expected_cross_attention(identity_2, identity_2, identities));
    }
    TEST_CASE("one position, all three matrices [2]") {
        const Matrix x{{3}};
        const Head head{{{2}}, {{2}}, {{2}}};
        CHECK_VALUES(self_attention(x, head), expected_cross_attention(x, x, head));
    }
    TEST_CASE("w_q = w_k = w_v, 4 x 4 and random, X (4, 4)") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(4, 4, rng);
        const Matrix w = draw_matrix(4, 4, rng);
        const Head head{w, w, w};
        CHECK_VALUES(self_attention(x, head), expected_cross_attention(x, x, head));
    }
    TEST_CASE("all sizes 4, random") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(4, 4, rng);
        const Head head = draw_cross_head(4, 4, 4, 4, rng);
        CHECK_VALUES(self_attention(x, head), expected_cross_attention(x, x, head));
    }
    TEST_CASE("X (3, 11), d_k = 5 and d_v = 7, random") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(seq_len, d_model, rng);
        const Head head = draw_cross_head(d_model, d_model, d_k, d_v, rng);
        CHECK_VALUES(self_attention(x, head), expected_cross_attention(x, x, head));
    }
}

TEST_SUITE("inputs of 5.2 cross_attention") {
    TEST_CASE("decoder, encoder and all three matrices the 2 x 2 identity") {
        CHECK_VALUES(cross_attention(identity_2, identity_2, identities),
                     expected_cross_attention(identity_2, identity_2, identities));
    }
    TEST_CASE("the decoder attends to itself: encoder = decoder, (4, 4), random matrices") {
        Rng rng = fixture_rng();
        const Matrix x = draw_matrix(4, 4, rng);
        const Head head = draw_cross_head(4, 4, 4, 4, rng);
        CHECK_VALUES(cross_attention(x, x, head), expected_cross_attention(x, x, head));
    }
    TEST_CASE("decoder and encoder (4, 4), not alike, random matrices") {
        Rng rng = fixture_rng();
        const Matrix decoder = draw_matrix(4, 4, rng);
        const Matrix encoder = draw_matrix(4, 4, rng);
        const Head head = draw_cross_head(4, 4, 4, 4, rng);
        CHECK_VALUES(cross_attention(decoder, encoder, head),
                     expected_cross_attention(decoder, encoder, head));
    }
    TEST_CASE("decoder (3, 9), encoder (4, 11), d_k = 5 and d_v = 7, random") {
        Rng rng = fixture_rng();
        const Matrix decoder = draw_matrix(target_length, d_decoder, rng);
        const Matrix encoder = draw_matrix(source_length, d_encoder, rng);
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        CHECK_VALUES(cross_attention(decoder, encoder, head),
                     expected_cross_attention(decoder, encoder, head));
    }
    TEST_CASE("one source position: decoder (2, 2), encoder (1, 2)") {
        Rng rng = fixture_rng();
        const Matrix decoder = draw_matrix(2, 2, rng);
        const Matrix encoder = draw_matrix(1, 2, rng);
        const Head head = draw_cross_head(2, 2, 2, 2, rng);
        CHECK_VALUES(cross_attention(decoder, encoder, head),
                     expected_cross_attention(decoder, encoder, head));
    }
}

TEST_SUITE("inputs of 5.2 cross_attention") {
    TEST_CASE("no queries: decoder (0, 2), encoder (3, 2)") {
        CHECK_VALUES(
            cross_attention(xt::ones<double>({0, 2}), xt::ones<double>({3, 2}), identities),
            (Attention{xt::zeros<double>({0, 3}), xt::zeros<double>({0, 2})}));
    }
    TEST_CASE("one position each: decoder (1, 2), encoder (1, 2)") {
        Rng rng = fixture_rng();
        const Matrix decoder = draw_matrix(1, 2, rng);
        const Matrix encoder = draw_matrix(1, 2, rng);
        const Head head = draw_cross_head(2, 2, 2, 2, rng);
        CHECK_VALUES(cross_attention(decoder, encoder, head),
                     expected_cross_attention(decoder, encoder, head));
    }
    TEST_CASE("no queries, and w_q higher than the decoder is wide") {
        const Head head{xt::ones<double>({5, 2}), identity_2, identity_2};
        CHECK_REFUSED(cross_attention(xt::ones<double>({0, 2}), identity_2, head), NUMBERS(5, 2));
    }
    TEST_CASE("d_k = 0: w_q and w_k (2, 0)") {
        const Head head{xt::ones<double>({2, 0}), xt::ones<double>({2, 0}), identity_2};
        CHECK_REFUSED(cross_attention(identity_2, identity_2, head), NUMBERS());
    }
}

TEST_SUITE("inputs of 5.3 causal_mask") {
    TEST_CASE("T = 1, S = 1") { CHECK_VALUES(causal_mask(1, 1), mask_of({"#"})); }
    TEST_CASE("T = 3, S = 3") { CHECK_VALUES(causal_mask(3, 3), mask_of({"#..", "##.", "###"})); }
    TEST_CASE("T = 1, S = 5") { CHECK_VALUES(causal_mask(1, 5), mask_of({"#####"})); }
    TEST_CASE("T = 2, S = 4") { CHECK_VALUES(causal_mask(2, 4), mask_of({"###.", "####"})); }
    TEST_CASE("T = 4, S = 2") {
        CHECK_VALUES(causal_mask(4, 2), mask_of({"..", "..", "#.", "##"}));
    }
    TEST_CASE("T = 0, S = 3") { CHECK_VALUES(causal_mask(0, 3), mask_of_all(0, 3, false)); }
}

TEST_SUITE("inputs of 5.4 padding_mask") {
    TEST_CASE("T = 1, S = 1, 1 valid") { CHECK_VALUES(padding_mask(1, 1, 1), mask_of({"#"})); }
    TEST_CASE("T = 2, S = 2, 2 valid") {
        CHECK_VALUES(padding_mask(2, 2, 2), mask_of({"##", "##"}));
    }
    TEST_CASE("T = 3, S = 3, 1 valid") {
        CHECK_VALUES(padding_mask(3, 3, 1), mask_of({"#..", "#..", "#.."}));
    }
    TEST_CASE("T = 2, S = 4, 3 valid") {
        CHECK_VALUES(padding_mask(2, 4, 3), mask_of({"###.", "###."}));
    }
    TEST_CASE("T = 4, S = 4, 2 valid") {
        CHECK_VALUES(padding_mask(4, 4, 2), mask_of({"##..", "##..", "##..", "##.."}));
    }
    TEST_CASE("T = 2, S = 2, none valid") {
        CHECK_VALUES(padding_mask(2, 2, 0), mask_of({"..", ".."}));
    }
    TEST_CASE("T = 2, S = 4, 5 valid") { CHECK_REFUSED(padding_mask(2, 4, 5), NUMBERS(4, 5)); }
}

TEST_SUITE("inputs of 5.5 masked_attention") {
    TEST_CASE("Q, K, V (2, 2), random, everything may be seen") {
        const Drawn x(2, 2, 2);
        const Mask mask = mask_of({"##", "##"});
        CHECK_VALUES(masked_attention(x.q, x.k, x.v, mask),
                     expected_masked_attention(x.q, x.k, x.v, mask));
    }
    TEST_CASE("one query, one key of width 1, which may be seen") {
        const Drawn x(1, 1, 1);
        const Mask mask = mask_of({"#"});
        CHECK_VALUES(masked_attention(x.q, x.k, x.v, mask),
                     expected_masked_attention(x.q, x.k, x.v, mask));
    }
    TEST_CASE("Q, K, V (3, 3), random, a causal mask") {
        const Drawn x(3, 3, 3);
        const Mask mask = mask_of({"#..", "##.", "###"});
        CHECK_VALUES(masked_attention(x.q, x.k, x.v, mask),
                     expected_masked_attention(x.q, x.k, x.v, mask));
    }
    TEST_CASE("Q, K, V (2, 2), random, a query may see no key") {
        const Drawn x(2, 2, 2);
        const Mask mask = mask_of({"##", ".."});
        CHECK_VALUES(masked_attention(x.q, x.k, x.v, mask),
                     expected_masked_attention(x.q, x.k, x.v, mask));
    }
    TEST_CASE("scores far below 0, one key masked") {
        const Matrix q{{1}};
        const Matrix k = negative_keys(3);
        const Matrix v{{1}, {2}, {4}};
        const Mask mask = mask_of({"#.#"});
        CHECK_VALUES(masked_attention(q, k, v, mask), expected_masked_attention(q, k, v, mask));
    }
    TEST_CASE("a score of -1e12 for the only key that may be seen") {
        const Matrix q{{1e6}};
        const Matrix k{{-1e6}, {0}};
        const Matrix v{{1}, {2}};
        const Mask mask = mask_of({"#."});
        CHECK_VALUES(masked_attention(q, k, v, mask), expected_masked_attention(q, k, v, mask));
    }
    TEST_CASE("a masked key whose value is NaN") {
        const Matrix q{{1}};
        const Matrix k{{1}, {2}};
        const Matrix v{{1}, {not_a_number}};
        const Mask mask = mask_of({"#."});
        CHECK_VALUES(masked_attention(q, k, v, mask), (Attention{{{1, 0}}, {{1}}}));
    }
    TEST_CASE("Q (2, 3), K (4, 3), V (4, 3), random, every query sees other keys") {
        const Drawn x(2, 4, 3);
        const Mask mask = mask_of({"#.#.", ".##."});
        CHECK_VALUES(masked_attention(x.q, x.k, x.v, mask),
                     expected_masked_attention(x.q, x.k, x.v, mask));
    }
    TEST_CASE("no keys: Q (2, 1), K (0, 1), V (0, 1)") {
        CHECK_VALUES(masked_attention(xt::ones<double>({2, 1}), xt::ones<double>({0, 1}),
                                      xt::ones<double>({0, 1}), mask_of_all(2, 0, false)),
                     (Attention{xt::zeros<double>({2, 0}), xt::zeros<double>({2, 1})}));
    }
    TEST_CASE("three keys and two values") {
        CHECK_REFUSED(masked_attention(xt::ones<double>({1, 1}), xt::ones<double>({3, 1}),
                                       xt::ones<double>({2, 1}), mask_of({"###"})),
                      NUMBERS(3, 2));
    }
    TEST_CASE("one query, a mask of two rows") {
        CHECK_REFUSED(masked_attention(xt::ones<double>({1, 1}), xt::ones<double>({3, 1}),
                                       xt::ones<double>({3, 1}), mask_of({"###", "###"})),
                      NUMBERS(1, 2));
    }
}

TEST_SUITE("inputs of 5.6 cross_attention_batch") {
    const auto drawn_batch = [](std::size_t entries, const Lengths& lengths, bool alike) {
        Rng rng = fixture_rng();
        const Batch one = draw_batch(1, 3, 2, rng);
        Batch decoder = draw_batch(entries, 2, 2, rng);
        Batch encoder = draw_batch(entries, 3, 2, rng);
        if (alike) {
            for (std::size_t b = 0; b < entries; ++b) {
                xt::view(encoder, b) = xt::view(one, 0);
                xt::view(decoder, b) = xt::view(one, 0, xt::range(0, 2));
            }
        }
        const Head head = draw_cross_head(2, 2, 2, 2, rng);
        CHECK_VALUES(cross_attention_batch(decoder, encoder, head, lengths),
                     expected_cross_attention_batch(decoder, encoder, head, lengths));
    };
    TEST_CASE("a batch of one, without padding") { drawn_batch(1, {3}, false); }
    TEST_CASE("a batch of one, of which the last of three rows is padding") {
        drawn_batch(1, {2}, false);
    }
    TEST_CASE("two equal entries, without padding") { drawn_batch(2, {3, 3}, true); }
    TEST_CASE("two different entries, without padding") { drawn_batch(2, {3, 3}, false); }
    TEST_CASE("two different entries of lengths 3 and 1") { drawn_batch(2, {3, 1}, false); }
    TEST_CASE("two different entries of lengths 1 and 3") { drawn_batch(2, {1, 3}, false); }
    TEST_CASE("two different entries of lengths 2 and 0") { drawn_batch(2, {2, 0}, false); }
    TEST_CASE("two entries and three lengths") {
        const Batch x = xt::ones<double>({2, 2, 1});
        const Head head{{{1}}, {{1}}, {{1}}};
        CHECK_REFUSED(cross_attention_batch(x, x, head, {1, 2, 2}), NUMBERS(2, 3));
    }
    TEST_CASE("a length of 4 for a source of three rows") {
        const Batch x = xt::ones<double>({1, 3, 1});
        const Head head{{{1}}, {{1}}, {{1}}};
        CHECK_REFUSED(cross_attention_batch(x, x, head, {4}), NUMBERS(3, 4));
    }
    TEST_CASE("an empty batch") {
        const Head head{{{1}}, {{1}}, {{1}}};
        CHECK_VALUES(cross_attention_batch(xt::zeros<double>({0, 2, 1}),
                                           xt::zeros<double>({0, 3, 1}), head, {}),
                     Batch(xt::zeros<double>({0, 2, 1})));
    }
}

TEST_SUITE("inputs of 5.7 EncoderMemory") {
    TEST_CASE("encoder, decoder and all three matrices the 2 x 2 identity") {
        CHECK_VALUES(attended(identity_2, identities, identity_2),
                     expected_cross_attention(identity_2, identity_2, identities));
    }
    TEST_CASE("keys of width 1: encoder (1, 2), decoder (1, 2)") {
        Rng rng = fixture_rng();
        const Matrix encoder = draw_matrix(1, 2, rng);
        const Matrix decoder = draw_matrix(1, 2, rng);
        const Head head = draw_cross_head(2, 2, 1, 2, rng);
        CHECK_VALUES(attended(encoder, head, decoder),
                     expected_cross_attention(decoder, encoder, head));
    }
    TEST_CASE("encoder and decoder (4, 4), random matrices") {
        Rng rng = fixture_rng();
        const Matrix encoder = draw_matrix(4, 4, rng);
        const Matrix decoder = draw_matrix(4, 4, rng);
        const Head head = draw_cross_head(4, 4, 4, 4, rng);
        CHECK_VALUES(attended(encoder, head, decoder),
                     expected_cross_attention(decoder, encoder, head));
    }
    TEST_CASE("encoder (4, 11), decoder (3, 9), d_k = 5 and d_v = 7, random") {
        Rng rng = fixture_rng();
        const Matrix encoder = draw_matrix(source_length, d_encoder, rng);
        const Matrix decoder = draw_matrix(target_length, d_decoder, rng);
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        CHECK_VALUES(attended(encoder, head, decoder),
                     expected_cross_attention(decoder, encoder, head));
    }
    TEST_CASE("d_k = 0: w_q and w_k (2, 0)") {
        const Head head{xt::ones<double>({2, 0}), xt::ones<double>({2, 0}), identity_2};
        CHECK_REFUSED(attended(identity_2, head, identity_2), NUMBERS());
    }
    TEST_CASE("an encoder without rows") {
        CHECK_REFUSED(attended(xt::zeros<double>({0, 2}), identities, identity_2), NUMBERS());
    }
}
