#include "support/check.hpp"
#include "support/fixtures.hpp"
#include "support/heads.hpp"
#include "three_matrices.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

using Tokens = std::vector<std::size_t>;

/// Rows [one-hot token | one-hot position].
Matrix sequence(const Tokens& tokens, std::size_t vocabulary, std::size_t positions) {
    Tokens places(tokens.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    return beside(one_hot(tokens, vocabulary), one_hot(places, positions));
}

/// What positions 1 and after must attend to, over all positions of the sequence.
Matrix previous_positions(const Tokens& tokens) {
    Tokens previous(tokens.size() - 1);
    std::iota(previous.begin(), previous.end(), std::size_t{0});
    return one_hot(previous, tokens.size());
}

/// The tokens that positions 1 and after must read.
Matrix previous_tokens(const Tokens& tokens, std::size_t vocabulary) {
    return one_hot(Tokens(tokens.begin(), tokens.end() - 1), vocabulary);
}

/// What positions 1 and after attend to and read; that of position 0 is free.
Attention attention_from_1(const Head& head, const Matrix& x) {
    const Attention attention = run_head(head, x, x);
    return {rows_from(1, attention.weights), rows_from(1, attention.output)};
}

Value expected_attention_from_1(const Tokens& tokens, std::size_t vocabulary) {
    Value value = weights_near(previous_positions(tokens));
    value.push_back(output_near(previous_tokens(tokens, vocabulary)).front());
    return value;
}

/// The worst that happens at positions 1 and after, where there are too many to look at.
Value worst_from_1(const Head& head, const Tokens& tokens, std::size_t vocabulary,
                   std::size_t positions) {
    const Matrix x = sequence(tokens, vocabulary, positions);
    return worst_of(attention_from_1(head, x), previous_positions(tokens),
                    previous_tokens(tokens, vocabulary));
}

Tokens draw_tokens(std::size_t length, std::size_t vocabulary, Rng& rng) {
    Tokens tokens(length);
    for (std::size_t& token : tokens) token = rng() % vocabulary;
    return tokens;
}

}  // namespace

TEST_SUITE("3.5 previous_token_head") {
    TEST_CASE("position 1 attends to position 0 and reads its token, position 2 to 1") {
        const Tokens tokens{1, 0, 1};
        const Matrix x = sequence(tokens, 2, 3);
        CHECK_VALUES(attention_from_1(previous_token_head(2, 3), x),
                     expected_attention_from_1(tokens, 2), INPUT(x));
    }

    TEST_CASE("tokens are read wherever they stand, repeated ones too") {
        const Tokens tokens{2, 2, 0, 2, 1};
        const Matrix x = sequence(tokens, 3, 5);
        CHECK_VALUES(attention_from_1(previous_token_head(3, 5), x),
                     expected_attention_from_1(tokens, 3), INPUT(x));
    }

    TEST_CASE("a sequence may be shorter than there are positions") {
        const Tokens tokens{0, 3, 1};
        const Matrix x = sequence(tokens, 4, 6);
        CHECK_VALUES(attention_from_1(previous_token_head(4, 6), x),
                     expected_attention_from_1(tokens, 4), INPUT(x));
    }

    TEST_CASE("vocabulary and positions are not taken for each other where they are equal") {
        const Tokens tokens{3, 1, 1, 0};
        const Matrix x = sequence(tokens, 4, 4);
        CHECK_VALUES(attention_from_1(previous_token_head(4, 4), x),
                     expected_attention_from_1(tokens, 4), INPUT(x));
    }

    TEST_CASE("the same head serves every sequence of tokens") {
        Rng rng = fixture_rng();
        for (int draw = 0; draw < 6; ++draw) {
            const Tokens tokens = draw_tokens(4, 3, rng);
            const Matrix x = sequence(tokens, 3, 4);
            CHECK_VALUES(attention_from_1(previous_token_head(3, 4), x),
                         expected_attention_from_1(tokens, 3), INPUT(x));
        }
    }

    TEST_CASE("it holds for a sequence of every length up to the positions") {
        Rng rng = fixture_rng();
        for (std::size_t length = 2; length <= 9; ++length) {
            const Tokens tokens = draw_tokens(length, 5, rng);
            CHECK_VALUES(worst_from_1(previous_token_head(5, 9), tokens, 5, 9), worst_near(),
                         INPUT(length));
        }
    }

    TEST_CASE("it holds for 64 positions, where 63 others share what a weak score leaves over") {
        Rng rng = fixture_rng();
        for (const std::size_t vocabulary : {2, 11}) {
            const Tokens tokens = draw_tokens(64, vocabulary, rng);
            CHECK_VALUES(worst_from_1(previous_token_head(vocabulary, 64), tokens, vocabulary, 64),
                         worst_near(), INPUT(vocabulary));
        }
    }

    TEST_CASE("it holds for two positions, for 17 and for 32") {
        Rng rng = fixture_rng();
        for (const std::size_t positions : {2, 17, 32}) {
            const Tokens tokens = draw_tokens(positions, 3, rng);
            CHECK_VALUES(worst_from_1(previous_token_head(3, positions), tokens, 3, positions),
                         worst_near(), INPUT(positions));
        }
    }

    TEST_CASE("a vocabulary may be a single token, or larger than there are positions") {
        Rng rng = fixture_rng();
        for (const std::size_t vocabulary : {1, 40}) {
            const Tokens tokens = draw_tokens(4, vocabulary, rng);
            CHECK_VALUES(worst_from_1(previous_token_head(vocabulary, 4), tokens, vocabulary, 4),
                         worst_near(), INPUT(vocabulary));
        }
    }

    TEST_CASE("a single position has none before it, and the head still runs") {
        const Matrix x = sequence({1}, 3, 1);
        CHECK_VALUES(attention_from_1(previous_token_head(3, 1), x).weights,
                     Matrix(xt::zeros<double>({std::size_t{0}, std::size_t{1}})), INPUT(x));
    }

    TEST_CASE("a second call does not remember the sizes of the first") {
        const Tokens tokens{1, 0, 0};
        const Matrix x = sequence(tokens, 2, 3);
        CHECK_VALUES(attention_from_1(previous_token_head(2, 3), x),
                     expected_attention_from_1(tokens, 2), INPUT(x));
        const Tokens others{6, 2, 5, 5, 0, 1, 3, 4};
        const Matrix larger_x = sequence(others, 7, 8);
        CHECK_VALUES(attention_from_1(previous_token_head(7, 8), larger_x),
                     expected_attention_from_1(others, 7), INPUT(larger_x));
    }

    TEST_CASE("without tokens, or without positions, there is nothing to design") {
        CHECK_REFUSED(previous_token_head(0, 4), NUMBERS());
        CHECK_REFUSED(previous_token_head(3, 0), NUMBERS());
        CHECK_REFUSED(previous_token_head(0, 0), NUMBERS());
    }

    TEST_CASE("every token of the vocabulary is read, the first and the last too") {
        Tokens tokens(40);
        std::iota(tokens.begin(), tokens.end(), std::size_t{0});
        tokens.push_back(0);  // nobody reads the last one
        CHECK_VALUES(worst_from_1(previous_token_head(40, 41), tokens, 40, 41), worst_near());
    }

    TEST_CASE("a text that repeats one token 64 times is no different") {
        for (const std::size_t token : {0, 1, 2}) {
            CHECK_VALUES(worst_from_1(previous_token_head(3, 64), Tokens(64, token), 3, 64),
                         worst_near(), INPUT(token));
        }
    }

    TEST_CASE("a second call does not take the vocabulary of the first for its positions") {
        const Tokens tokens{2, 0, 1, 2};
        CHECK_VALUES(worst_from_1(previous_token_head(3, 4), tokens, 3, 4), worst_near());
        CHECK_VALUES(worst_from_1(previous_token_head(4, 3), {3, 0, 2}, 4, 3), worst_near());
    }
}
