// What a bug hunt asks about lesson 3: which of these inputs shows a mistake, and which hides it.
// The names of the cases are the choices that a reader is given.
#include "support/check.hpp"
#include "support/fixtures.hpp"
#include "support/heads.hpp"
#include "three_matrices.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

using Places = std::vector<std::size_t>;

const Matrix identity_2{{1, 0}, {0, 1}};

/// What the head reads at position 1 and after of these tokens.
Matrix read_from_1(const Head& head, const Places& tokens, std::size_t vocabulary,
                   std::size_t positions) {
    Places places(tokens.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    const Matrix x = beside(one_hot(tokens, vocabulary), one_hot(places, positions));
    return rows_from(1, run_head(head, x, x).output);
}

Value previous_tokens(const Places& tokens, std::size_t vocabulary) {
    return output_near(one_hot(Places(tokens.begin(), tokens.end() - 1), vocabulary));
}

/// What is found where each key is asked for once, in order, and key i has row i as its payload.
Matrix looked_up(const Head& head, std::size_t key_width, const Matrix& payload) {
    Places keys(payload.shape(0));
    std::iota(keys.begin(), keys.end(), std::size_t{0});
    const Matrix asked = one_hot(keys, key_width);
    const Matrix nothing = xt::zeros<double>(payload.shape());
    return run_head(head, beside(asked, nothing), beside(asked, payload)).output;
}

}  // namespace

TEST_SUITE("inputs of 3.1 bilinear_form") {
    TEST_CASE("W_q = W_k = [1 0; 0 1], the identity") {
        CHECK_VALUES(bilinear_form(identity_2, identity_2), identity_2);
    }
    TEST_CASE("W_q = W_k = [1 2; 2 5], symmetric") {
        const Matrix w{{1, 2}, {2, 5}};
        CHECK_VALUES(bilinear_form(w, w), expected_scores(w, w));
    }
    TEST_CASE("W_q = W_k = [2; 3], one column") {
        const Matrix w{{2}, {3}};
        CHECK_VALUES(bilinear_form(w, w), expected_scores(w, w));
    }
    TEST_CASE("W_q = W_k = [2], one cell") {
        CHECK_VALUES(bilinear_form(Matrix{{2}}, Matrix{{2}}), (Matrix{{4}}));
    }
    TEST_CASE("W_q and W_k (4, 4), random") {
        Rng rng = fixture_rng();
        const Matrix w_q = draw_matrix(4, 4, rng);
        const Matrix w_k = draw_matrix(4, 4, rng);
        CHECK_VALUES(bilinear_form(w_q, w_k), expected_scores(w_q, w_k));
    }
    TEST_CASE("W_q and W_k (11, 5), random") {
        Rng rng = fixture_rng();
        const Matrix w_q = draw_matrix(d_model, d_k, rng);
        const Matrix w_k = draw_matrix(d_model, d_k, rng);
        CHECK_VALUES(bilinear_form(w_q, w_k), expected_scores(w_q, w_k));
    }
    TEST_CASE("W_q (4, 2) and W_k (3, 2)") {
        CHECK_REFUSED(bilinear_form(xt::ones<double>({4, 2}), xt::ones<double>({3, 2})),
                      NUMBERS(4, 3));
    }
}

TEST_SUITE("inputs of 3.2 asymmetry") {
    TEST_CASE("[1 0; 0 1], the identity") { CHECK_VALUES(asymmetry(identity_2), 0.0); }
    TEST_CASE("[1 2; 2 5], symmetric") { CHECK_VALUES(asymmetry(Matrix{{1, 2}, {2, 5}}), 0.0); }
    TEST_CASE("[0 0; 4 0]") { CHECK_VALUES(asymmetry(Matrix{{0, 0}, {4, 0}}), 4.0); }
    TEST_CASE("[0 4; 0 0]") { CHECK_VALUES(asymmetry(Matrix{{0, 4}, {0, 0}}), 4.0); }
    TEST_CASE("[0 -2; 2 0]") { CHECK_VALUES(asymmetry(Matrix{{0, -2}, {2, 0}}), 4.0); }
    TEST_CASE("[0 0.25; 0.125 0]") {
        CHECK_VALUES(asymmetry(Matrix{{0, 0.25}, {0.125, 0}}), 0.125);
    }
    TEST_CASE("[9 1 2; 3 9 4; 5 6 9]") {
        CHECK_VALUES(asymmetry(Matrix{{9, 1, 2}, {3, 9, 4}, {5, 6, 9}}), 3.0);
    }
    TEST_CASE("(3, 2), not square") {
        CHECK_REFUSED(asymmetry(xt::ones<double>({3, 2})), NUMBERS(3, 2));
    }
    TEST_CASE("(2, 3), not square") {
        CHECK_REFUSED(asymmetry(xt::ones<double>({2, 3})), NUMBERS(2, 3));
    }
}

TEST_SUITE("inputs of 3.3 score_degrees_of_freedom") {
    TEST_CASE("d_model 1, d_k 1") { CHECK_VALUES(score_degrees_of_freedom(1, 1), std::size_t{1}); }
    TEST_CASE("d_model 4, d_k 4") { CHECK_VALUES(score_degrees_of_freedom(4, 4), std::size_t{16}); }
    TEST_CASE("d_model 4, d_k 1") { CHECK_VALUES(score_degrees_of_freedom(4, 1), std::size_t{7}); }
    TEST_CASE("d_model 6, d_k 2") { CHECK_VALUES(score_degrees_of_freedom(6, 2), std::size_t{20}); }
    TEST_CASE("d_model 100,000, d_k 50,000") {
        CHECK_VALUES(score_degrees_of_freedom(100'000, 50'000), std::size_t{7'500'000'000});
    }
    TEST_CASE("d_model 4, d_k 5") { CHECK_REFUSED(score_degrees_of_freedom(4, 5), NUMBERS(4, 5)); }
    TEST_CASE("d_model 4, d_k 0") { CHECK_REFUSED(score_degrees_of_freedom(4, 0), NUMBERS()); }
}

TEST_SUITE("inputs of 3.5 previous_token_head") {
    TEST_CASE("the tokens 1 1 1, of a vocabulary of 2") {
        const Places tokens{1, 1, 1};
        CHECK_VALUES(read_from_1(previous_token_head(2, 3), tokens, 2, 3),
                     previous_tokens(tokens, 2));
    }
    TEST_CASE("the tokens 0 1 0, of a vocabulary of 2") {
        const Places tokens{0, 1, 0};
        CHECK_VALUES(read_from_1(previous_token_head(2, 3), tokens, 2, 3),
                     previous_tokens(tokens, 2));
    }
    TEST_CASE("the tokens 0 1 2, of a vocabulary of 3") {
        const Places tokens{0, 1, 2};
        CHECK_VALUES(read_from_1(previous_token_head(3, 3), tokens, 3, 3),
                     previous_tokens(tokens, 3));
    }
    TEST_CASE("64 positions, tokens 0 and 1 in turn") {
        Places tokens(64);
        for (std::size_t place = 0; place < tokens.size(); ++place) tokens[place] = place % 2;
        CHECK_VALUES(read_from_1(previous_token_head(2, 64), tokens, 2, 64),
                     previous_tokens(tokens, 2));
    }
    TEST_CASE("no positions") { CHECK_REFUSED(previous_token_head(3, 0).w_q, NUMBERS()); }
    TEST_CASE("no vocabulary") { CHECK_REFUSED(previous_token_head(0, 3).w_q, NUMBERS()); }
}

TEST_SUITE("inputs of 3.6 lookup_head") {
    TEST_CASE("2 keys, payload [1 0; 0 1], the identity") {
        CHECK_VALUES(looked_up(lookup_head(2, 2), 2, identity_2), output_near(identity_2));
    }
    TEST_CASE("1 key, payload [1]") {
        CHECK_VALUES(looked_up(lookup_head(1, 1), 1, Matrix{{1}}), output_near(Matrix{{1}}));
    }
    TEST_CASE("2 keys, payload [0.5; 0.5]") {
        const Matrix payload{{0.5}, {0.5}};
        CHECK_VALUES(looked_up(lookup_head(2, 1), 2, payload), output_near(payload));
    }
    TEST_CASE("3 keys, payload [1 -1; 0.5 1; -1 0]") {
        const Matrix payload{{1, -1}, {0.5, 1}, {-1, 0}};
        CHECK_VALUES(looked_up(lookup_head(3, 2), 3, payload), output_near(payload));
    }
    TEST_CASE("64 keys, payload 1 and -1 in turn") {
        Matrix payload = xt::ones<double>({64, 1});
        for (std::size_t key = 1; key < 64; key += 2) payload(key, 0) = -1.0;
        CHECK_VALUES(looked_up(lookup_head(64, 1), 64, payload), output_near(payload));
    }
    TEST_CASE("no keys") { CHECK_REFUSED(lookup_head(0, 3).w_q, NUMBERS()); }
    TEST_CASE("no payload") { CHECK_REFUSED(lookup_head(3, 0).w_q, NUMBERS()); }
}
