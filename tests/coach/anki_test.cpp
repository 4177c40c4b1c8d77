#include "exchange/anki.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "files/lines.hpp"

using namespace coach;

namespace {

const std::vector<Question>& questions() {
    static const std::vector<Question> all =
        read_interview(std::filesystem::path(QKV_SOURCE_DIR) / "docs" / "interview");
    return all;
}

Question odd_question() {
    Question question;
    question.id = "odd";
    question.chapter = "4_scaling";
    question.topic = "KV cache";
    question.level = Level::senior;
    question.question = "Is a < b & \"b\" > c?";
    question.short_answer = "Yes.\n\nNo.";
    question.long_answer = "Since $a_i < b$:\n\n$$\\sum_i\ta_i\n\\& b$$";
    question.wrong = "Both.";
    question.why_wrong = "They are `a<b>`.";
    question.key_points.emplace_back().point = "One\tpoint.";
    question.follow_ups = {{"And?", "So."}};
    return question;
}

std::vector<std::string> columns_of(std::string_view line) {
    std::vector<std::string> columns;
    for (std::size_t at = 0;;) {
        const std::size_t tab = line.find('\t', at);
        columns.emplace_back(line.substr(at, tab - at));
        if (tab == std::string_view::npos) return columns;
        at = tab + 1;
    }
}

/// The cards, without the lines before them.
std::vector<std::vector<std::string>> cards_in(const std::string& text) {
    std::vector<std::vector<std::string>> cards;
    for (const std::string_view line : lines_of(text)) {
        if (line.front() != '#') cards.push_back(columns_of(line));
    }
    return cards;
}

std::size_t count(const std::string& text, std::string_view piece) {
    std::size_t result = 0;
    for (std::size_t at = 0; (at = text.find(piece, at)) != std::string::npos; ++at) ++result;
    return result;
}

/// Without what is within <code>, which may hold any character.
std::string without_code(std::string html) {
    for (std::size_t begin = 0; (begin = html.find("<code>")) != std::string::npos;) {
        html.erase(begin, html.find("</code>", begin) + 7 - begin);
    }
    return html;
}

}  // namespace

TEST_CASE("a card has the question in front, and all that is known of it on its back") {
    CHECK(anki_text({odd_question()}, {}) ==
          "#separator:tab\n"
          "#html:true\n"
          "#notetype:Basic\n"
          "#guid column:1\n"
          "#deck column:2\n"
          "#tags column:5\n"
          "qkv-odd\tqkv::4_scaling\tIs a &lt; b &amp; &quot;b&quot; &gt; c?\t"
          "<p><b>30 seconds</b><br>Yes.<br><br>No.</p>"
          "<p><b>2 minutes</b><br>Since \\(a_i &lt; b\\):<br><br>\\[\\sum_i a_i \\&amp; b\\]</p>"
          "<p><b>Said?</b></p><ul><li>One point.</li></ul>"
          "<p><b>Often answered</b><br>Both.<br><i>But:</i> They are <code>a&lt;b&gt;</code>.</p>"
          "<p><b>Asked next</b><br><i>And?</i><br>So.</p>\t"
          "qkv qkv::chapter::4_scaling qkv::level::senior qkv::topic::KV_cache\n");
}

TEST_CASE("tags say what must be known, and what the learner got wrong") {
    Question must = odd_question();
    must.id = "must";
    must.must_know = true;
    const auto cards = cards_in(anki_text({odd_question(), must}, {"odd"}));
    REQUIRE(cards.size() == 2);
    const std::string tags = "qkv qkv::chapter::4_scaling qkv::level::senior qkv::topic::KV_cache";
    CHECK(cards[0].back() == tags + " qkv::my-mistake");
    CHECK(cards[1].back() == tags + " qkv::must-know");
}

TEST_CASE("texts of the records become HTML with MathJax") {
    struct Row {
        std::string text;
        std::string html;
    };
    for (const Row& row :
         {Row{"", ""}, Row{"√d_k is d_k^½", "√d_k is d_k^½"},
          Row{"$d_k$ and $\\sqrt{d_k}$", "\\(d_k\\) and \\(\\sqrt{d_k}\\)"},
          Row{"$W_{model}$, $x_{dec}$", "\\(W_{\\text{model}}\\), \\(x_{\\text{dec}}\\)"},
          Row{"so\n$$a\nb$$", "so<br>\\[a b\\]"}, Row{"a * b * c", "a * b * c"},
          Row{"2*3*4", "2*3*4"}, Row{"*a * b", "*a * b"}, Row{"a * b* c", "a * b* c"},
          Row{"it *is* so", "it <i>is</i> so"}, Row{"*if $a < b$*.", "<i>if \\(a &lt; b\\)</i>."},
          Row{"`a * b * $c$ & d`", "<code>a * b * $c$ &amp; d</code>"},
          Row{"$a * b$ or $c * d$", "\\(a * b\\) or \\(c * d\\)"},
          Row{"one $ or a ` or a *", "one $ or a ` or a *"}, Row{"a\r\nb\tc", "a<br>b c"}}) {
        CAPTURE(row.text);
        CHECK(anki_html(row.text) == row.html);
    }
}

TEST_CASE("every question of the interview is a line of five columns that Anki can read") {
    const auto cards = cards_in(anki_text(questions(), {}));
    REQUIRE(cards.size() == questions().size());
    for (const std::vector<std::string>& card : cards) {
        CAPTURE(card[0]);
        REQUIRE(card.size() == 5);
        for (const std::string& column : card) {
            CHECK_FALSE(column.empty());
            CHECK(column.find('\r') == std::string::npos);
            CHECK(column.find('"') == std::string::npos);
        }
        const std::string back = without_code(card[3]);
        CHECK(back.find('$') == std::string::npos);
        CHECK(back.find('`') == std::string::npos);
        CHECK(count(back, "\\(") == count(back, "\\)"));
        CHECK(count(back, "\\[") == count(back, "\\]"));
        CHECK(count(back, "<i>") == count(back, "</i>"));
        // nothing else is markup
        std::string rest = back;
        for (const char* const tag : {"p", "b", "i", "ul", "li"}) {
            for (const std::string& mark : {fmt::format("<{}>", tag), fmt::format("</{}>", tag)}) {
                for (std::size_t at = 0; (at = rest.find(mark)) != std::string::npos;) {
                    rest.erase(at, mark.size());
                }
            }
        }
        for (std::size_t at = 0; (at = rest.find("<br>")) != std::string::npos;) rest.erase(at, 4);
        CHECK(rest.find_first_of("<>") == std::string::npos);
    }
}

TEST_CASE("cards are known again by their guids, whatever becomes of their texts") {
    std::vector<std::string> guids;
    for (const auto& card : cards_in(anki_text(questions(), {}))) guids.push_back(card[0]);
    // as they were exported first: another guid for the same question would make a second card
    for (const char* const guid : {"qkv-why-scale", "qkv-derive-the-variance", "qkv-qkv-shapes"}) {
        CAPTURE(guid);
        CHECK(std::count(guids.begin(), guids.end(), guid) == 1);
    }
    std::sort(guids.begin(), guids.end());
    CHECK(std::adjacent_find(guids.begin(), guids.end()) == guids.end());

    Question reworded = odd_question();
    reworded.question = "Asked otherwise?";
    reworded.level = Level::screen;
    CHECK(cards_in(anki_text({reworded}, {"odd"}))[0][0] == "qkv-odd");
}
