#include "terminal/terminal.hpp"

#include <doctest/doctest.h>

using namespace coach;

TEST_CASE("a text is broken between words") {
    CHECK(wrapped("one two three", 7) == "one two\nthree");
    CHECK(wrapped("one two three", 9, 2) == "  one two\n  three");
    CHECK(wrapped("one\n\ntwo", 7) == "one\n\ntwo");
    CHECK(wrapped("", 7).empty());
}

TEST_CASE("a word that is too long stays whole") {
    CHECK(wrapped("a extraordinary b", 5) == "a\nextraordinary\nb");
}

TEST_CASE("a character of several bytes is one column") {
    CHECK(width_of("√d_k") == 4);
    CHECK(wrapped("√√ √√ √√", 5) == "√√ √√\n√√");
}

TEST_CASE("without colour the paints leave the text as it is") {
    Terminal terminal;
    CHECK(terminal.red("text") == "text");
    terminal.has_colour = true;
    CHECK(terminal.red("text") == "\033[31mtext\033[0m");
}

TEST_CASE("control characters cannot reach the terminal") {
    CHECK(printable("a\tb\nc\033[2Jd\x7f\r") == "a b\nc?[2Jd??");
    CHECK(printable("√d_k") == "√d_k");
}
