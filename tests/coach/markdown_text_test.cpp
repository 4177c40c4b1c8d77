// Texts of other people in Markdown. Each expected text was rendered by cmark 0.30 and markdown-it 14
// as the text that it was made of.
#include "files/markdown_text.hpp"

#include <doctest/doctest.h>

using namespace coach;

TEST_CASE("what would be markup is escaped, and nothing else") {
    struct Row {
        const char* text;
        const char* markdown;
    };
    for (const Row& row : {
             Row{"Is NaN < 0, and d_k > 2 & b_?", "Is NaN < 0, and d_k > 2 & b\\_?"},
             Row{"**bold** _it_ ~~no~~ $x$", "\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\$x\\$"},
             Row{"[a](b) ![c](d)", "\\[a](b) !\\[c](d)"},
             Row{"<b>x</b> <!-- &amp; &#60;", "\\<b>x\\</b> \\<!-- \\&amp; \\&#60;"},
             Row{"# a #", "\\# a \\#"},
             Row{"- a", "\\- a"},
             Row{"12. a", "12\\. a"},
             Row{"1) 2. a", "1\\) 2. a"},
             Row{"> a", "\\> a"},
             Row{"=", "\\="},
             Row{"    a\n\nb  ", "a  b"},
             Row{"a | b \\", "a \\| b \\\\"},
             Row{"Rows beyond `d_k * 2` stay", "Rows beyond `d_k * 2` stay"},
             Row{"a ` b", "a \\` b"},
             Row{"``a` `b|` c", "\\`\\`a` `b\\|\\` c"},
             Row{"\xff\x1b[2J", "??\\[2J"},
             Row{"", ""},
         }) {
        CAPTURE(row.text);
        CHECK(markdown_text(row.text) == row.markdown);
    }
}

TEST_CASE("code is fenced by more backticks than it holds in a row") {
    CHECK(markdown_code("a_b") == "`a_b`");
    CHECK(markdown_code("a`b\nc") == "``a`b c``");
    CHECK(markdown_code("``") == "``` `` ```");
    CHECK(markdown_code("") == "`  `");
    CHECK(markdown_block("a\n  b") == "```\na\n  b\n```\n");
    CHECK(markdown_block("a\n````\n# b\n") == "`````\na\n````\n# b\n`````\n");
    CHECK(markdown_block("\x1b]0;\r") == "```\n?]0;?\n```\n");
}
