#include "support/check.hpp"
#include "support/fixtures.hpp"
#include "support/heads.hpp"
#include "three_matrices.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

using Keys = std::vector<std::size_t>;

/// A dictionary and the keys that are asked for.
struct Dictionary {
    Keys stored;     ///< distinct
    Matrix payload;  ///< a row for each stored key, entries in [-1, 1]
    Keys asked;      ///< each of them stored
    std::size_t key_width = 0;

    Matrix memory() const { return beside(one_hot(stored, key_width), payload); }
    Matrix queries() const {
        return beside(one_hot(asked, key_width),
                      xt::zeros<double>({asked.size(), payload.shape(1)}));
    }
    /// Which row of memory holds the key of each query.
    Matrix rows() const {
        Keys found;
        for (const std::size_t key : asked) {
            found.push_back(static_cast<std::size_t>(std::find(stored.begin(), stored.end(), key) -
                                                     stored.begin()));
        }
        return one_hot(found, stored.size());
    }
    Matrix answers() const { return expected_product(rows(), payload); }
};

Attention attention_of(const Head& head, const Dictionary& dictionary) {
    return run_head(head, dictionary.queries(), dictionary.memory());
}

Value expected_attention_of(const Dictionary& dictionary) {
    Value value = weights_near(dictionary.rows());
    value.push_back(output_near(dictionary.answers()).front());
    return value;
}

Value worst_attention_of(const Head& head, const Dictionary& dictionary) {
    return worst_of(attention_of(head, dictionary), dictionary.rows(), dictionary.answers());
}

/// All keys, or the first `stored` of them, in some order, and payload all over [-1, 1].
Dictionary draw_dictionary(std::size_t stored, std::size_t key_width, std::size_t payload_width,
                           Rng& rng) {
    Dictionary dictionary;
    dictionary.key_width = key_width;
    dictionary.stored.resize(key_width);
    std::iota(dictionary.stored.begin(), dictionary.stored.end(), std::size_t{0});
    for (std::size_t i = key_width; i > 1; --i) {
        std::swap(dictionary.stored[i - 1], dictionary.stored[rng() % i]);
    }
    dictionary.stored.resize(stored);
    dictionary.payload = draw_matrix(stored, payload_width, rng);
    for (double& cell : dictionary.payload) cell = std::clamp(cell, -1.0, 1.0);
    dictionary.asked = dictionary.stored;
    std::reverse(dictionary.asked.begin(), dictionary.asked.end());
    return dictionary;
}

#define INPUT_DICTIONARY(dictionary)                                                               \
    ::qkv_tests::Input{"memory", ::qkv_tests::value_of(dictionary.memory())}, ::qkv_tests::Input { \
        "queries", ::qkv_tests::value_of(dictionary.queries())                                     \
    }

}  // namespace

TEST_SUITE("3.6 lookup_head") {
    TEST_CASE("a query reads the payload that is stored with its key") {
        const Dictionary dictionary{{0, 1}, {{0.5, -1}, {0.25, 1}}, {1, 0}, 2};
        CHECK_VALUES(attention_of(lookup_head(2, 2), dictionary), expected_attention_of(dictionary),
                     INPUT_DICTIONARY(dictionary));
    }

    TEST_CASE("rows of memory may stand in any order, and not every key is stored") {
        const Dictionary dictionary{{4, 0, 2}, {{0.5}, {-0.75}, {1}}, {2, 4, 0, 2}, 5};
        CHECK_VALUES(attention_of(lookup_head(5, 1), dictionary), expected_attention_of(dictionary),
                     INPUT_DICTIONARY(dictionary));
    }

    TEST_CASE("a single query may ask, and a single row may answer") {
        const Dictionary dictionary{{2}, {{-0.5, 0.75}}, {2}, 3};
        CHECK_VALUES(attention_of(lookup_head(3, 2), dictionary), expected_attention_of(dictionary),
                     INPUT_DICTIONARY(dictionary));
    }

    TEST_CASE("payload is no key: rows full of it attract no query") {
        const Dictionary dictionary{
            {0, 1, 2}, {{1, 1, 1, 1, 1}, {0, 0, 0, 0, 0}, {-1, -1, -1, -1, -1}}, {0, 1, 2}, 3};
        CHECK_VALUES(attention_of(lookup_head(3, 5), dictionary), expected_attention_of(dictionary),
                     INPUT_DICTIONARY(dictionary));
    }

    TEST_CASE("key and payload are not taken for each other where they are equally wide") {
        Rng rng = fixture_rng();
        const Dictionary dictionary = draw_dictionary(4, 4, 4, rng);
        CHECK_VALUES(attention_of(lookup_head(4, 4), dictionary), expected_attention_of(dictionary),
                     INPUT_DICTIONARY(dictionary));
    }

    TEST_CASE("keys may be narrower than the payload, and wider") {
        Rng rng = fixture_rng();
        for (const auto& [key_width, payload_width] : {std::pair{3, 7}, std::pair{7, 2}}) {
            const auto keys = static_cast<std::size_t>(key_width);
            const auto payload = static_cast<std::size_t>(payload_width);
            const Dictionary dictionary = draw_dictionary(3, keys, payload, rng);
            CHECK_VALUES(attention_of(lookup_head(keys, payload), dictionary),
                         expected_attention_of(dictionary), INPUT_DICTIONARY(dictionary));
        }
    }

    TEST_CASE("it holds for 64 keys, where 63 others share what a weak score leaves over") {
        Rng rng = fixture_rng();
        for (const std::size_t payload_width : {1, 9}) {
            const Dictionary dictionary = draw_dictionary(64, 64, payload_width, rng);
            CHECK_VALUES(worst_attention_of(lookup_head(64, payload_width), dictionary),
                         worst_near(), INPUT(payload_width));
        }
    }

    TEST_CASE("it holds for any number of keys in between") {
        Rng rng = fixture_rng();
        for (const std::size_t key_width : {1, 2, 8, 17, 33}) {
            const Dictionary dictionary = draw_dictionary(key_width, key_width, 3, rng);
            CHECK_VALUES(worst_attention_of(lookup_head(key_width, 3), dictionary), worst_near(),
                         INPUT(key_width));
        }
    }

    TEST_CASE("a wide payload changes neither who is matched nor what is read") {
        Rng rng = fixture_rng();
        const Dictionary dictionary = draw_dictionary(8, 8, 100, rng);
        CHECK_VALUES(worst_attention_of(lookup_head(8, 100), dictionary), worst_near());
    }

    TEST_CASE("a second call does not remember the sizes of the first") {
        Rng rng = fixture_rng();
        const Dictionary small = draw_dictionary(3, 3, 2, rng);
        const Dictionary large = draw_dictionary(6, 6, 4, rng);
        CHECK_VALUES(attention_of(lookup_head(3, 2), small), expected_attention_of(small),
                     INPUT_DICTIONARY(small));
        CHECK_VALUES(attention_of(lookup_head(6, 4), large), expected_attention_of(large),
                     INPUT_DICTIONARY(large));
    }

    TEST_CASE("without keys, or without payload, there is nothing to look up") {
        CHECK_REFUSED(lookup_head(0, 4), NUMBERS());
        CHECK_REFUSED(lookup_head(3, 0), NUMBERS());
        CHECK_REFUSED(lookup_head(0, 0), NUMBERS());
    }

    TEST_CASE("payload as large as it may be is no key, in whichever column it stands") {
        Rng rng = fixture_rng();
        struct Widths {
            std::size_t keys, payload;
        };
        for (const Widths& widths : {Widths{64, 64}, Widths{8, 100}, Widths{64, 1}}) {
            for (const double own : {-1.0, 1.0}) {
                Dictionary dictionary =
                    draw_dictionary(widths.keys, widths.keys, widths.payload, rng);
                // in the columns that a key might be taken for it differs from that of all others
                for (std::size_t row = 0; row < widths.keys; ++row) {
                    for (std::size_t f = 0; f < widths.payload; ++f) {
                        const bool is_own = f % widths.keys == dictionary.stored[row];
                        dictionary.payload(row, f) = is_own ? own : -own;
                    }
                }
                CHECK_VALUES(
                    worst_attention_of(lookup_head(widths.keys, widths.payload), dictionary),
                    worst_near(), INPUT(own));
            }
        }
    }
}
