#include "crash/spread_source.hpp"

#include <doctest/doctest.h>

#include <random>

#include "build/tokens.hpp"

using namespace coach;

namespace {

/// A line of the spread text, and where it says that it was.
struct Row {
    std::string text;
    SourcePlace place;
    bool operator==(const Row&) const = default;
};

std::vector<Row> rows(const std::string& text) {
    const auto spread = spread_source(text);
    REQUIRE(spread.has_value());
    std::vector<Row> result;
    std::string line;
    for (const char character : spread->text) {
        if (character != '\n') {
            line += character;
            continue;
        }
        const auto place = spread->origin(static_cast<int>(result.size()) + 1);
        REQUIRE(place.has_value());
        result.push_back({line, *place});
        line.clear();
    }
    CHECK(result.size() == spread->places.size());
    return result;
}

}  // namespace

TEST_CASE("each token that may stand alone has a line, which says where it was") {
    CHECK(rows("int a = 1;\n  b(i, cell[2]);\n") == std::vector<Row>{{"int", {1, 1}},
                                                                     {"a", {1, 5}},
                                                                     {"=", {1, 7}},
                                                                     {"1;", {1, 9}},
                                                                     {"b(", {2, 3}},
                                                                     {"i,", {2, 5}},
                                                                     {"cell[", {2, 8}},
                                                                     {"2]);", {2, 13}}});
}

TEST_CASE("what is one token together stays together") {
    CHECK(rows("a->b+=c<<=d::e;") == std::vector<Row>{{"a->b+=c<<=d::e;", {1, 1}}});
    CHECK(rows("x = \"a b\" 'c' 1'000;") == std::vector<Row>{{"x", {1, 1}},
                                                             {"=", {1, 3}},
                                                             {"\"a b\"", {1, 5}},
                                                             {"'c'", {1, 11}},
                                                             {"1'000;", {1, 15}}});
}

TEST_CASE("a directive keeps its line, and comments are gone") {
    CHECK(
        rows("#include \"a b.hpp\"\nint /* x\n y */ a; // z\n#define M(a, b) \\\n  a b\nint c;") ==
        std::vector<Row>{{"#include \"a b.hpp\"", {1, 1}},
                         {"int", {2, 1}},
                         {"a;", {3, 7}},
                         {"#define M(a, b) \\", {4, 1}},
                         {"  a b", {4, 1}},
                         {"int", {6, 1}},
                         {"c;", {6, 5}}});
}

TEST_CASE("a column of a report is one behind the beginning of its line") {
    const auto spread = spread_source("\n\n   first+second;");
    REQUIRE(spread.has_value());
    CHECK(spread->origin(1) == SourcePlace{3, 4});
    CHECK(spread->origin(1, 1) == SourcePlace{3, 4});
    CHECK(spread->origin(1, 7) == SourcePlace{3, 10});
    CHECK_FALSE(spread->origin(2).has_value());
    CHECK_FALSE(spread->origin(0).has_value());
}

TEST_CASE("a text that no compiler takes is not spread") {
    CHECK_FALSE(spread_source("int a; /* no end").has_value());
    CHECK_FALSE(spread_source("\"no end\n").has_value());
}

TEST_CASE("the tokens of any text are the same when it is spread") {
    const std::string_view pieces[] = {
        "a",  " ",        "\n",    "(",   ")",      "[",  "{", ",",  ";",  "+",  "->",
        "1.", "\n#x y\n", "\"s\"", "'c'", "// x\n", "::", "<", "/*", "*/", "\\", "R\"(x\ny)\""};
    std::mt19937 random(20261126);
    for (int run = 0; run < 3000; ++run) {
        std::string text;
        for (int i = 0; i < 12; ++i) text += pieces[random() % std::size(pieces)];
        const auto tokens = code_tokens(text);
        const auto spread = spread_source(text);
        REQUIRE(spread.has_value() == tokens.has_value());
        if (!spread || text.find('\\') != std::string::npos) continue;
        const auto again = code_tokens(spread->text);
        CAPTURE(text);
        REQUIRE(again.has_value());
        REQUIRE(again->size() == tokens->size());
        for (std::size_t i = 0; i < tokens->size(); ++i) {
            CHECK((*again)[i].text == (*tokens)[i].text);
        }
    }
}
