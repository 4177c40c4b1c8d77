// The overview as a screen, as a page, and as it is read from a history.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "files/html_text.hpp"
#include "kept_course.hpp"
#include "overview/overview_page.hpp"
#include "overview/overview_screen.hpp"
#include "overview/read_overview.hpp"
#include "practice_examples.hpp"
#include "terminal/lines.hpp"

using namespace coach;
using coach_tests::day;

namespace {

/// Halfway, with an interview in nine days; everything takes the room that it can take.
Overview halfway() {
    Overview overview;
    overview.today = day(0);
    overview.interview = {coach_tests::noon(0), day(0), day(9), 45};
    for (int lesson = 1; lesson <= 5; ++lesson) {
        overview.lessons.push_back({std::to_string(lesson), "A lesson",
                                    lesson < 3 ? std::size_t{7} : std::size_t{0}, 7, lesson == 2});
    }
    overview.next = {"3.1", "score_degrees_of_freedom"};
    overview.questions = 119;
    overview.open = 119;
    overview.answered = 119;
    for (int days = 0; days <= days_of_forecast; ++days) {
        overview.remembered.push_back(119 - 1.19 * days);
    }
    for (int days = 0; days < days_of_reviews; ++days) {
        overview.due.push_back({day(days), days == 8 ? std::size_t{100} : std::size_t{0}});
    }
    overview.due.front().reviews = 12;
    overview.due_today_needs = std::chrono::minutes(22);
    std::size_t met = 0;
    for (const std::string_view topic : interview_topics) {
        overview.topics.push_back({std::string(topic), met, 14, 2 * met, met, std::nullopt});
        if (met > 0) overview.topics.back().recall = 0.5;
        ++met;
    }
    std::rotate(overview.topics.begin(), overview.topics.begin() + 1, overview.topics.end());
    for (int point = 0; point < 20; ++point) {
        overview.unsaid.push_back({"backward-of-attention-weights",
                                   "Where it saturates, its gradient is close to 0, and queries "
                                   "and keys hardly learn. " +
                                       std::to_string(point),
                                   true, 3});
    }
    for (int days = -82; days <= 0; ++days) {
        const auto count = static_cast<std::size_t>(-days % 20);
        overview.days.push_back({day(days), count, days == 0 ? std::size_t{2} : std::size_t{0}});
    }
    return overview;
}

std::string screen(const Overview& overview, std::size_t columns) {
    Terminal terminal;
    terminal.columns = columns;
    return overview_screen(overview, terminal);
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

std::size_t count_of(const std::string& text, const std::string& piece) {
    std::size_t count = 0;
    for (std::size_t at = text.find(piece); at != std::string::npos;
         at = text.find(piece, at + 1)) {
        ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("the screen says all of it in a terminal of 80 columns and 24 lines") {
    CHECK(screen(halfway(), 80) ==
          R"screen(Progress on Sat 1 Mar; interview in 9 days, on Mon 10 Mar
Exercises 1 ██████ 7/7  2 ██████ 7/7*  3 ░░░░░░ 0/7  4 ░░░░░░ 0/7  5 ░░░░░░ 0/7
          14 of 35 pass;  next: 3.1 score_degrees_of_freedom  (* unchecked)
Memory    119 of 119 answered;  known without rehearsal:
          now 100 % (119)  7 days 93 %  14 days 86 %  30 days 70 % (83)
Due       Sat Sun Mon Tue Wed Thu Fri Sat Sun Mon Tue Wed Thu Fri
           12   .   .   .   .   .   .   . 100  !!   .   .   .   .

Since Mon 9 Dec                   ./qkv rehearse ...       said  recall    met
Mon ░ █ ▒ ░ ▒ ▒ · ▒ ▒ █ ▒ ▒       roles                    50 %    50 %   1/14
Tue ░ ▒ ▒ · ▒ ▒ █ ▒ ▒ █ ▒ ░       'three matrices'         50 %    50 %   2/14
Wed · ▒ ▒ █ ▒ ▒ █ ▒ ░ █ ▒ ░       scaling                  50 %    50 %   3/14
Thu █ ▒ ▒ █ ▒ ░ █ ▒ ░ █ ▒ ░       softmax                  50 %    50 %   4/14
Fri █ ▒ ░ █ ▒ ░ █ ▒ ░ █ ▒ ░       cross-attention          50 %    50 %   5/14
Sat █ ▒ ░ █ ▒ ░ █ ▒ ░ ▒ ▒ ░       masks                    50 %    50 %   6/14
Sun █ ▒ ░ █ ▒ ░ ▒ ▒ · ▒ ▒         heads                    50 %    50 %   7/14
░ 1  ▒ 5  █ 15 answers, checks    and 7 more: --html

20 key points never said yet
  backward-of-attention-weights  Where it saturates, its gradient is close to...
  backward-of-attention-weights  Where it saturates, its gradient is close to...
  backward-of-attention-weights  Where it saturates, its gradient is close to...
now       ./qkv rehearse (12 due, about 22 min)  ./qkv progress --html
)screen");
}

TEST_CASE("no line of the screen is wider than the terminal, nor ends in spaces") {
    for (const std::size_t columns : {50, 60, 72, 80, 200}) {
        CAPTURE(columns);
        for (const std::string& line : lines_of(screen(halfway(), columns))) {
            CAPTURE(line);
            CHECK(shown_width(line) <= columns);
            const bool ends_in_space = !line.empty() && line.back() == ' ';
            CHECK_FALSE(ends_in_space);
        }
    }
}

TEST_CASE("with a prompt the screen fills a terminal of 24 lines at most") {
    CHECK(lines_of(screen(halfway(), 80)).size() <= 23);
    CHECK(lines_of(screen(halfway(), 200)).size() <= 23);
    CHECK(lines_of(screen(halfway(), 60)).size() <= 25);
}

TEST_CASE("colours change nothing but colours") {
    Terminal colourful;
    colourful.has_colour = true;
    const std::string coloured = overview_screen(halfway(), colourful);
    CHECK(has(coloured, "\033["));
    std::string plain;
    for (std::size_t i = 0; i < coloured.size();) {
        if (coloured[i] == '\033') {
            i += first_sequence(std::string_view(coloured).substr(i)).size();
        } else {
            plain += coloured[i++];
        }
    }
    CHECK(plain == screen(halfway(), 80));
}

TEST_CASE("an empty history gets a screen and a page that say where to begin") {
    Overview overview = halfway();
    overview.is_empty = true;
    overview.interview.reset();
    CHECK(screen(overview, 80) ==
          "Progress on Sat 1 Mar\n"
          "  Nothing was checked or answered yet: 35 exercises and 119 interview questions\n"
          "  wait.\n"
          "  begin  ./qkv check 3.1\n"
          "  or     ./qkv rehearse must-know\n"
          "  Then this screen shows which exercises pass, how much of your answers you\n"
          "  would still know in a month, what is due on which day, and which topics are\n"
          "  the weakest.\n");
    const std::string page = overview_page(overview);
    CHECK(has(page, "<code>./qkv check 3.1</code>"));
    CHECK(has(page, "<code>./qkv rehearse must-know</code>"));
    CHECK_FALSE(has(page, "<table"));
}

TEST_CASE("whoever has only checked exercises is told how many questions are open") {
    Overview overview = halfway();
    overview.answered = 0;
    overview.open = 7;
    std::fill(overview.remembered.begin(), overview.remembered.end(), 0);
    for (DueDay& due : overview.due) due.reviews = 0;
    CHECK(has(screen(overview, 80), "Memory    none of 119 questions answered yet;  7 are open\n"));
    CHECK_FALSE(has(screen(overview, 80), "Due"));
    CHECK(has(overview_page(overview), "No question was answered yet; 7 of 119 are open."));
}

TEST_CASE("a page asks for nothing from elsewhere and runs nothing") {
    const std::string page = overview_page(halfway());
    for (const char* const piece :
         {"http:", "https:", "//", "src=", "href=", "url(", "@import", "<script", "javascript:"}) {
        CAPTURE(piece);
        CHECK_FALSE(has(page, piece));
    }
    CHECK(has(page, "content=\"default-src 'none'; style-src 'unsafe-inline'\""));
}

TEST_CASE("a page has a heading for each part and numbers beside each bar") {
    const std::string page = overview_page(halfway());
    for (const char* const piece :
         {"<html lang=\"en\">", "<title>Progress on Sat 1 Mar 2025</title>", "<h1>Progress</h1>",
          "<h2>Reviews due</h2>", "<h2>Topics, the weakest first</h2>",
          "<h2>Key points never said</h2>", "<h2>Memory</h2>", "<h2>Exercises</h2>",
          "<h2>Practice</h2>", "<dt>Interview</dt><dd>in 9 days<small>Mon 10 Mar</small>",
          "<th scope=\"row\">2. A lesson", "<code>./qkv check 2</code>",
          "<code>./qkv rehearse &#39;KV cache&#39;</code>", "These 12 matter most."}) {
        CAPTURE(piece);
        CHECK(has(page, piece));
    }
    // lessons, topics, the forecast, weekdays with two totals; and the days that are due
    CHECK(count_of(page, "<tr><th scope=\"row\">") == 5 + 14 + 2 + 9);
    CHECK(count_of(page, "<th scope=\"row\" class=\"narrow\">") == 14);
    CHECK(count_of(page, "<li>") == 12);
    CHECK(has(page, "title=\"Sat 1 Mar: 0 answers, 2 checks\">2</td>"));
}

TEST_CASE("what texts hold is shown by a page and does not become a part of it") {
    CHECK(html_text("a<b & \"c\" > 'd'\x01") == "a&lt;b &amp; &quot;c&quot; &gt; &#39;d&#39;?");
    Overview overview = halfway();
    overview.lessons[0].title = "<img alt=x>";
    overview.next->name = "a<b";
    overview.topics[0].topic = "<i>";
    overview.unsaid[0].point = "if q < k && k > \"v\"";
    overview.unsaid[0].question = "<u>";
    const std::string page = overview_page(overview);
    for (const char* const piece : {"<img", "a<b", "<i>", "q < k", "<u>"}) {
        CAPTURE(piece);
        CHECK_FALSE(has(page, piece));
    }
    CHECK(has(page, "if q &lt; k &amp;&amp; k &gt; &quot;v&quot;"));
}

TEST_CASE_FIXTURE(coach_tests::KeptCourse, "the overview is read from the course and its history") {
    std::string file;
    for (const char* const id : {"why-scale", "what-is-a-head"}) {
        file += std::string("[[question]]\nid = \"") + id +
                "\"\nlevel = \"mid\"\ntopic = \"scaling\"\nmust_know = true\nquestion = \"Why?\"\n"
                "short = \"s\"\nlong = \"l\"\nwrong = \"w\"\nwhy_wrong = \"y\"\nsources = []\n"
                "exercises = [\"1.1\"]\n";
        for (const char* const point : {"One.", "Two.", "Three."}) {
            file += std::string("[[question.key_points]]\npoint = \"") + point +
                    "\"\nsays = [[\"x\"]]\nprobe = \"p\"\n";
        }
        file += "[[question.follow_ups]]\nask = \"a\"\nanswer = \"b\"\n";
    }
    write_text(folder.path() / "docs" / "interview" / "4_scaling.toml", file);
    const auto read = [&] { return read_overview(course, day(1), [](std::string_view) {}); };
    CHECK(read().is_empty);
    CHECK_FALSE(std::filesystem::exists(progress_file(folder.path())));

    check("mine", 0, {coach_tests::outcome("1.1", ExerciseStatus::passed)});
    Review first = coach_tests::review("why-scale", 0, Grade::good);
    first.points = {{"One.", true}, {"Two.", false}, {"Three.", true}};
    Review second = coach_tests::review("why-scale", 1, Grade::hard);
    second.points = {{"One.", false}, {"Two.", false}, {"Three.", true}};
    with_store([&](Store& store) {
        store.review_log().add({first, second});
        store.review_log().set_interview({coach_tests::noon(0), day(0), day(30), 45});
    });
    const Overview overview = read();
    CHECK_FALSE(overview.is_empty);
    CHECK(overview.passed() == 1);
    REQUIRE(overview.next);
    CHECK(overview.next->id == "1.2");
    CHECK(overview.open == 2);
    CHECK(overview.answered == 1);
    REQUIRE(overview.topics.size() == 1);
    CHECK(overview.topics[0].said == 1);
    CHECK(overview.topics[0].points == 3);
    REQUIRE(overview.unsaid.size() == 1);
    CHECK(overview.unsaid[0].point == "Two.");
    CHECK(overview.unsaid[0].answers == 2);
    CHECK(overview.days.back().answers == 1);
    CHECK(overview.days[overview.days.size() - 2].answers == 1);
    CHECK(overview.days[overview.days.size() - 2].checks == 1);
    REQUIRE(overview.interview);
    CHECK(overview.interview->on == day(30));
}
