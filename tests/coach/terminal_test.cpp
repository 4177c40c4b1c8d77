#include "terminal/terminal.hpp"

#include <doctest/doctest.h>

#include "terminal/lines.hpp"

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

TEST_CASE("a wide character is two columns, a combining one none") {
    CHECK(width_of("漢字") == 4);
    CHECK(width_of("e\u0301") == 1);
    CHECK(width_of("\xff") == 1);
    CHECK(clipped("漢字漢字", 5) == "漢字");
    CHECK(clipped("漢a", 1).empty());
    CHECK(wrapped("漢字 漢字", 8) == "漢字\n漢字");
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
    CHECK(printable("a\xc2\x9b"
                    "2Jb") == "a?2Jb");  // one character that is ESC [
    CHECK(printable("a\u202eb") == "a?b");
    CHECK(printable("a\xef\xbf\xbe\xef\xbf\xbf\xef\xbf\xbd") ==
          "a??\xef\xbf\xbd");  // U+FFFE, U+FFFF, U+FFFD
    CHECK(printable("a\xff\xe2\x82") == "a???");
}

TEST_CASE("the lines of a screen stand alone: colours and links end and begin anew") {
    using Lines = std::vector<std::string>;
    CHECK(screen_lines("", 10).empty());
    CHECK(screen_lines("a\n\nb\n", 10) == Lines{"a", "", "b"});
    CHECK(screen_lines("\033[31mab\ncd\033[0m", 10) ==
          Lines{"\033[31mab\033[0m", "\033[31mcd\033[0m"});
    CHECK(
        screen_lines("\033]8;;file:///x\033\\ab\033]8;;\033\\", 1) ==
        Lines{"\033]8;;file:///x\033\\a\033]8;;\033\\", "\033]8;;file:///x\033\\b\033]8;;\033\\"});
}

TEST_CASE("what is too wide for the screen goes on in the next line") {
    using Lines = std::vector<std::string>;
    CHECK(screen_lines("abcde", 2) == Lines{"ab", "cd", "e"});
    CHECK(screen_lines("a漢字", 3) == Lines{"a漢", "字"});
    CHECK(screen_lines("漢a", 1) == Lines{"a"});
    CHECK(screen_lines("a\033", 5) == Lines{"a\033\033[0m"});
}
