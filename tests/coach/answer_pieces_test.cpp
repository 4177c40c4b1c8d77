#include "answers/pieces.hpp"

#include <doctest/doctest.h>

using namespace coach;

namespace {

/// The pieces of a text with spaces between them; ", " where a clause ends and ". " where a
/// sentence does.
std::string pieces(std::string_view text) {
    std::string all;
    for (const Piece& piece : pieces_of(text)) {
        if (!all.empty()) {
            all += piece.before == Break::sentence ? ". "
                   : piece.before == Break::clause ? ", "
                                                   : " ";
        }
        all += piece.text;
    }
    return all;
}

}  // namespace

TEST_CASE("the root of d_k is one, however it is written") {
    for (const char* const written :
         {"sqrt(d_k)", "sqrt d_k", "√d_k", "√dₖ", "\\sqrt{d_k}", "$\\sqrt{d_{k}}$", "root d k",
          "square root d_k", "d_k^0.5", "dk**.5", "dk ** 0.5", "d_k^(1/2)", "d_{k}^{0.5}",
          "sqrt(dk)", "Sqrt(head_dim)"}) {
        CAPTURE(std::string(written));
        CHECK(pieces(written) == "sqrt d_k");
    }
    CHECK(pieces("1/sqrt(dk)") == "1 over sqrt d_k");
    CHECK(pieces("d_k^-0.5") == "1 over sqrt d_k");
    CHECK(pieces("one over √d_k") == "1 over sqrt d_k");
}

TEST_CASE("the product of queries and keys is one, however it is written") {
    for (const char* const written :
         {"QK^T", "QKᵀ", "Q·Kᵀ", "q @ k.T", "Q K^T", "QK^{T}", "qk^\\top", "Q × K transposed",
          "q * k.transpose(-2, -1)", "qkT", "Q @ K.mT"}) {
        CAPTURE(std::string(written));
        const std::string read = pieces(written);
        CHECK(read.substr(0, 5) == "q k^t");
    }
    CHECK(pieces("W_qW_k^T") == "w_q w_k^t");
    CHECK(pieces("XWq") == "xwq");
    CHECK(pieces("XW_q") == "x w_q");
    CHECK(pieces("W^Q and Wk") == "w_q and w_k");
}

TEST_CASE("numbers and signs have one form") {
    struct Row {
        const char *written, *read;
    };
    for (const Row& row : {Row{"1,048,576", "1048576"},
                           Row{"0.50", "0.5"},
                           Row{".5", "0.5"},
                           Row{"8.00", "8"},
                           Row{"-1e9", "minus 1e9"},
                           Row{"n²", "n squared"},
                           Row{"O(n^2 d)", "o n squared d"},
                           Row{"n-1", "n minus 1"},
                           Row{"1 − p", "1 minus p"},
                           Row{"n - 1", "n minus 1"},
                           Row{"j ≤ i", "j <= i"},
                           Row{"a == b", "a equal b"},
                           Row{"a != b", "a not equal b"},
                           Row{"T≠S", "t not equal s"},
                           Row{"-∞", "minus infinity"},
                           Row{"-inf", "minus infinity"},
                           Row{"99 %", "99 percent"},
                           Row{"h/g", "h over g"},
                           Row{"4d_model", "4 d_model"},
                           Row{"e^{m1-m}", "exp m1 minus m"},
                           Row{"eight heads", "8 heads"},
                           Row{"μ", "mu"},
                           Row{"K/V", "k v"},
                           Row{"keys/values", "keys values"}}) {
        CAPTURE(std::string(row.written));
        CHECK(pieces(row.written) == std::string(row.read));
    }
}

TEST_CASE("contractions are what they stand for") {
    CHECK(pieces("doesn't, can’t, won't, dont, cannot, it's") ==
          "does not, can not, will not, do not, can not, it");
    CHECK(pieces("non-linear one-hot") == "nonlinear 1 hot");
    CHECK(pieces("w/o a scale") == "without a scale");
}

TEST_CASE("sentences and clauses end where they do") {
    CHECK(pieces("First. Second, third; nn.Linear (T, S) e.g. this! Q, K and V") ==
          "first. second, third, nn linear, t s e g this. q k and v");
    CHECK(pieces("view(T, h, dk), then") == "view t h d_k, then");
    CHECK(pieces("exp(x - max) of it") == "exp x minus max, of it");
    CHECK(pieces("a long dash - here") == "a long dash, here");
    CHECK(pieces("- one item\n- another\n2. a third\n\nlast") == "1 item. another. a third. last");
    CHECK(pieces("a line that is wrapped since it is longer than what fits on one\nends here") ==
          "a line that is wrapped since it is longer than what fits on 1 ends here");
}

TEST_CASE("any bytes are read") {
    CHECK(pieces("").empty());
    CHECK(pieces("\xff\xfe\x80 a \xe2\x88") == "a");
    CHECK(pieces(std::string_view("a\0b", 3)) == "a b");
    CHECK(pieces("^T ^0.5 ^-0.5 ** _ { \\ - ' . n't '") != "never");
    CHECK(pieces("q\xcc\x88") == "q");  // an accent of its own
}
