#include "diff/line_diff.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace coach;

namespace {

/// "=a <b >c |d:e": same, only before, only after, one in the place of another.
std::string shown(std::string_view before, std::string_view after) {
    std::string text;
    for (const DiffRow& row : line_diff(before, after)) {
        if (!text.empty()) text += ' ';
        if (row.is_same()) {
            text += '=' + *row.before;
        } else if (!row.after) {
            text += '<' + *row.before;
        } else if (!row.before) {
            text += '>' + *row.after;
        } else {
            text += '|' + *row.before + ':' + *row.after;
        }
    }
    return text;
}

}  // namespace

TEST_CASE("equal texts have equal lines, and nothing has none") {
    CHECK(shown("a\nb\n", "a\nb\n") == "=a =b");
    CHECK(shown("", "") == "");
    CHECK(shown("\n", "\n") == "=");
}

TEST_CASE("lines are added, removed and replaced where they stand") {
    CHECK(shown("a\nc\n", "a\nb\nc\n") == "=a >b =c");
    CHECK(shown("a\nb\nc\n", "a\nc\n") == "=a <b =c");
    CHECK(shown("a\nb\nc\n", "a\nx\nc\n") == "=a |b:x =c");
    CHECK(shown("a\nb\nb\nc\n", "a\nx\nc\n") == "=a |b:x <b =c");
    CHECK(shown("", "a\nb") == ">a >b");
    CHECK(shown("a\nb", "") == "<a <b");
}

TEST_CASE("as many lines as can be are found to be common") {
    CHECK(shown("x\na\nb\nc\n", "a\nb\nc\nx\n") == "<x =a =b =c >x");
    CHECK(shown("a\nb\na\nb\n", "b\na\nb\na\n") == "<a =b =a =b >a");
}

TEST_CASE("how a line ends does not matter") { CHECK(shown("a\r\nb", "a\nb\n") == "=a =b"); }

TEST_CASE("texts that are too long to compare line by line are replaced as a whole") {
    std::string before = "same\n";
    std::string after = "same\ncommon\n";
    for (int i = 0; i < 5000; ++i) {
        before += "b\n";
        after += "a\n";
    }
    const std::vector<DiffRow> rows = line_diff(before + "common", after);
    CHECK(rows.size() == 5002);
    CHECK(rows.front().is_same());
    CHECK(std::none_of(rows.begin() + 1, rows.end(),
                       [](const DiffRow& row) { return row.is_same(); }));
}
