#include "watch/keys.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace coach;

namespace {

std::vector<Key> letters(std::string_view text) {
    std::vector<Key> keys;
    for (const char letter : text) keys.push_back({KeyKind::letter, letter});
    return keys;
}

}  // namespace

TEST_CASE("letters are keys, whatever their case") {
    KeyParser parser;
    CHECK(parser.read("nQ?") == letters("nq?"));
}

TEST_CASE("Ctrl-C and the end of input interrupt") {
    KeyParser parser;
    CHECK(parser.read("\x03") == std::vector<Key>{{KeyKind::interrupt}});
    CHECK(parser.read("\x04") == std::vector<Key>{{KeyKind::interrupt}});
}

TEST_CASE("Ctrl-Z suspends") {
    KeyParser parser;
    CHECK(parser.read("\x1a") == std::vector<Key>{{KeyKind::suspend}});
}

TEST_CASE("arrows and page keys, in both dialects of terminals") {
    KeyParser parser;
    CHECK(parser.read("\033[A\033OB\033[5~\033[6~\033[H\033[4~") ==
          std::vector<Key>{{KeyKind::up},
                           {KeyKind::down},
                           {KeyKind::page_up},
                           {KeyKind::page_down},
                           {KeyKind::home},
                           {KeyKind::end}});
}

TEST_CASE("a sequence may come in pieces") {
    KeyParser parser;
    CHECK(parser.read("\033").empty());
    CHECK(parser.is_waiting());
    CHECK(parser.read("[").empty());
    CHECK(parser.read("A") == std::vector<Key>{{KeyKind::up}});
    CHECK_FALSE(parser.is_waiting());
}

TEST_CASE("an escape that nothing follows is the key itself") {
    KeyParser parser;
    CHECK(parser.read("\033").empty());
    CHECK(parser.flush() == std::vector<Key>{{KeyKind::escape}});
    CHECK(parser.flush().empty());
    CHECK(parser.read("\033q") == std::vector<Key>{{KeyKind::escape}, {KeyKind::letter, 'q'}});
}

TEST_CASE("what nobody knows is dropped, and the next key is heard") {
    KeyParser parser;
    CHECK(parser.read("\xc3\xa9\033[1;5Cn") == letters("n"));
}

TEST_CASE("what is pasted is no key, in however many pieces it comes") {
    KeyParser parser;
    CHECK(parser.read("\033[200~xy\r\033[A").empty());
    CHECK(parser.read("\033").empty());
    CHECK(parser.flush().empty());
    CHECK(parser.read("q\033[\033[20").empty());
    CHECK(parser.read("1~n") == letters("n"));
    CHECK(parser.read("\033[200~n\x03") == std::vector<Key>{{KeyKind::interrupt}});
}

TEST_CASE("any bytes at all: no key that does not exist, and the parser recovers") {
    std::mt19937 random(20261125);
    for (int run = 0; run < 2000; ++run) {
        KeyParser parser;
        std::string bytes;
        for (int i = 0; i < 40; ++i) bytes += static_cast<char>(random() % 256);
        for (const Key& key : parser.read(bytes)) {
            CHECK((key.kind != KeyKind::letter || (key.letter > ' ' && key.letter <= '~')));
        }
        parser.flush();
        parser.read("\033[201~");  // a paste may have begun
        CHECK(parser.read("q") == letters("q"));
    }
}
