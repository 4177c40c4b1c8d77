#include "exchange/review_csv.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>

#include "exchange/csv_rows.hpp"
#include "kept_course.hpp"
#include "problem.hpp"

using namespace coach;
using coach_tests::at_minute;

namespace {

const std::string names_line = "question,at,day,occasion,grade,seconds,answer,points\n";

Review review_of(const std::string& question, int minute) {
    Review review;
    review.question = question;
    review.at = at_minute(minute) + std::chrono::milliseconds(7);
    review.day = Day(std::chrono::year(2025) / 3 / 1);
    review.occasion = Occasion::interview;
    review.grade = Grade::hard;
    review.seconds = 42.5;
    return review;
}

std::string message_of(const std::string& text) {
    try {
        reviews_of_csv(text, "log.csv");
    } catch (const Problem& problem) {
        return problem.what();
    }
    return "";
}

/// A text of up to 20 pieces, most of which mean something to CSV, JSON, UTF-8 or C.
std::string odd_text(std::mt19937& random, bool is_utf8) {
    static const std::vector<std::string> pieces{"\"",
                                                 ",",
                                                 "\n",
                                                 "\r\n",
                                                 "\r",
                                                 "\t",
                                                 " ",
                                                 "\"\"",
                                                 "\\",
                                                 "'",
                                                 ";",
                                                 "a",
                                                 "Kᵀ",
                                                 "√",
                                                 "[",
                                                 "]",
                                                 "=1",
                                                 "#",
                                                 std::string(1, '\0'),
                                                 "\xEF\xBB\xBF",
                                                 "\x1b[2J",
                                                 "\u2028"};
    static const std::vector<std::string> broken{"\xC3", "\xFF", "\x80"};
    std::string text;
    for (auto left = random() % 20; left > 0; --left) {
        const bool is_broken = !is_utf8 && random() % 10 == 0;
        text += is_broken ? broken[random() % broken.size()] : pieces[random() % pieces.size()];
    }
    return text;
}

}  // namespace

TEST_CASE("a log is written as RFC 4180 asks") {
    Review said = review_of("why-scale", 0);
    Review typed = review_of("rows-or-columns", 90);
    typed.occasion = Occasion::rehearsal;
    typed.grade = Grade::easy;
    typed.seconds = 7;
    typed.answer = "Rows, \"over keys\",\nnot columns.";
    typed.points = {{"It runs over keys.", true}, {"Not \"over queries\".", false}};
    CHECK(review_csv({}) == names_line);
    CHECK(review_csv({said, typed}) ==
          names_line +
              "why-scale,2025-03-01T12:00:00.007Z,2025-03-01,interview,hard,42.5,,[]\n"
              "rows-or-columns,2025-03-01T13:30:00.007Z,2025-03-01,rehearsal,easy,7,"
              "\"Rows, \"\"over keys\"\",\nnot columns.\","
              "\"[[\"\"It runs over keys.\"\",true],[\"\"Not \\\"\"over "
              "queries\\\"\".\"\",false]]\"\n");
}

TEST_CASE("whatever was typed comes back exactly") {
    constexpr std::array occasions{Occasion::rehearsal, Occasion::cram, Occasion::interview};
    constexpr std::array grades{Grade::again, Grade::hard, Grade::good, Grade::easy};
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        std::vector<Review> reviews;
        for (auto left = random() % 6; left > 0; --left) {
            Review review;
            review.question = random() % 2 == 0 ? "why-scale" : "q-2";
            review.at =
                UtcTime(std::chrono::milliseconds(std::uniform_int_distribution<std::int64_t>(
                    -2'000'000'000'000, 20'000'000'000'000)(random)));
            review.day = Day(std::chrono::days(random() % 40'000));
            review.occasion = occasions[random() % occasions.size()];
            review.grade = grades[random() % grades.size()];
            review.seconds = std::uniform_real_distribution<double>(0, 1000)(random);
            review.answer = odd_text(random, /*is_utf8=*/false);
            for (auto points = random() % 4; points > 0; --points) {
                review.points.push_back({odd_text(random, /*is_utf8=*/true), random() % 2 == 0});
            }
            reviews.push_back(std::move(review));
        }
        const std::string text = review_csv(reviews);
        CAPTURE(text);
        REQUIRE(reviews_of_csv(text, "log.csv") == reviews);
    }
}

TEST_CASE("other programs' line ends and their byte order mark are read") {
    Review review = review_of("why-scale", 0);
    review.answer = "one\ntwo";
    const std::string text =
        "\xEF\xBB\xBF"
        "question,at,day,occasion,grade,seconds,answer,points\r\n"
        "\"why-scale\",2025-03-01T12:00:00.007Z,2025-03-01,interview,hard,\"42.5\",\"one\ntwo\",[]"
        "\r\n";
    CHECK(reviews_of_csv(text, "log.csv") == std::vector{review});
    // nor does the last line have to end
    CHECK(reviews_of_csv(text.substr(0, text.size() - 2), "log.csv") == std::vector{review});
}

TEST_CASE("a field keeps the line break that it ends with, the last one of a row too") {
    for (const char* const end : {"\r", "\n", "\r\n", "\""}) {
        const std::vector<std::string> fields{std::string("a") + end, std::string("b") + end};
        CHECK(csv_rows(csv_row(fields) + csv_row(fields), "log.csv").at(1).fields == fields);
    }
}

TEST_CASE("a row says in which line it begins") {
    const std::vector<CsvRow> rows = csv_rows("a,b\n\"1\n2\",c\n\nd", "log.csv");
    REQUIRE(rows.size() == 4);
    CHECK(rows[1].line == 2);
    CHECK(rows[1].fields == std::vector<std::string>{"1\n2", "c"});
    CHECK(rows[2].line == 4);
    CHECK(rows[2].fields == std::vector<std::string>{""});
    CHECK(rows[3].line == 5);
    CHECK(csv_rows("a,", "log.csv")[0].fields == std::vector<std::string>{"a", ""});
    CHECK(csv_rows("", "log.csv").empty());
}

TEST_CASE("a line that is not as it was written is refused with its place") {
    const std::string good =
        "why-scale,2025-03-01T12:00:00.007Z,2025-03-01,interview,hard,42.5,,[]\n";
    REQUIRE(message_of(names_line + good) == "");
    const std::string a_time =
        "log.csv:3: 'at' should be a time in UTC such as 2025-03-01T12:00:00.000Z, but is ";
    const std::string a_number =
        "log.csv:3: 'seconds' should be a number of seconds such as 42.5, but is ";
    const std::string an_array =
        "log.csv:3: 'points' should be a JSON array such as [[\"a key point\",true]], but is ";
    struct Row {
        std::string piece;  // of the good line
        std::string instead;
        std::string message;
    };
    for (const Row& row : {
             Row{"why-scale", "Why scale",
                 "log.csv:3: 'question' should be the id of a question, of "
                 "small letters, digits and hyphens, but is 'Why scale'"},
             Row{"why-scale", "",
                 "log.csv:3: 'question' should be the id of a question, of small "
                 "letters, digits and hyphens, but is ''"},
             Row{"2025-03-01T12:00:00.007Z", "2025-03-01 12:00:00",
                 a_time + "'2025-03-01 12:00:00'"},
             Row{"12:00:00.007Z", "12:00:00.007", a_time + "'2025-03-01T12:00:00.007'"},
             Row{"12:00:00.007Z", "25:00:00.007Z", a_time + "'2025-03-01T25:00:00.007Z'"},
             Row{"12:00:00.007Z", "12:00:60.007Z", a_time + "'2025-03-01T12:00:60.007Z'"},
             Row{"12:00:00.007Z", "12:00:-1.007Z", a_time + "'2025-03-01T12:00:-1.007Z'"},
             Row{"2025-03-01T", "2025-02-30T", a_time + "'2025-02-30T12:00:00.007Z'"},
             Row{"007Z", "007Z and more", a_time + "'2025-03-01T12:00:00.007Z and more'"},
             Row{"2025-03-01,", "1 March,",
                 "log.csv:3: 'day' should be a day such as 2025-03-01, but is '1 March'"},
             Row{"2025-03-01,", "2025-13-01,",
                 "log.csv:3: 'day' should be a day such as 2025-03-01, but is '2025-13-01'"},
             Row{"interview", "exam",
                 "log.csv:3: 'occasion' should be rehearsal, cram or interview, but is 'exam'"},
             Row{"hard", "3", "log.csv:3: 'grade' should be again, hard, good or easy, but is '3'"},
             Row{"42.5", "", a_number + "''"},
             Row{"42.5", "soon", a_number + "'soon'"},
             Row{"42.5", "-1", a_number + "'-1'"},
             Row{"42.5", "nan", a_number + "'nan'"},
             Row{"42.5", "1e999", a_number + "'1e999'"},
             Row{"42.5", "0x10", a_number + "'0x10'"},
             Row{"42.5", "\"42,5\"", a_number + "'42,5'"},
             Row{"42.5", "42.5 s", a_number + "'42.5 s'"},
             Row{"[]", "", an_array + "''"},
             Row{"[]", "[", an_array + "'['"},
             Row{"[]", "[1]", an_array + "'[1]'"},
             Row{"[]", "\"[[\"\"a\"\"]]\"", an_array + "'[[\"a\"]]'"},
             Row{"[]", "\"[[\"\"a\"\",1]]\"", an_array + "'[[\"a\",1]]'"},
             Row{"[]", "\"[[true,\"\"a\"\"]]\"", an_array + "'[[true,\"a\"]]'"},
             Row{"[]", "{}", an_array + "'{}'"},
             Row{"[]", std::string(100, '['), an_array + "something else"},
             Row{"hard", "\x1b[2J",
                 "log.csv:3: 'grade' should be again, hard, good or easy, but is "
                 "'?[2J'"},
             Row{",[]", "",
                 "log.csv:3: expected 8 fields "
                 "(question,at,day,occasion,grade,seconds,answer,points), got 7"},
             Row{"hard,", "hard,,",
                 "log.csv:3: expected 8 fields "
                 "(question,at,day,occasion,grade,seconds,answer,points), got 9"},
             Row{"42.5,,", "42.5,5\" long,",
                 "log.csv:3: a field with a quote in it should be in quotes as a whole, and each "
                 "quote in it doubled, but is '5\"'"},
             Row{"42.5,,", "42.5,\"so\"so,",
                 "log.csv:3: after the quote that ends field 7 there should be a comma or the end "
                 "of "
                 "the line, but there is more"},
             Row{"42.5,,", "42.5,\"so,\n\n",
                 "log.csv:3: a quote begins here and does not end: is the file cut off?"},
         }) {
        CAPTURE(row.instead);
        std::string bad = good;
        REQUIRE(bad.find(row.piece) != std::string::npos);
        bad.replace(bad.find(row.piece), row.piece.size(), row.instead);
        CHECK(message_of(names_line + good + bad) == row.message);
    }
}

TEST_CASE("a file of something else is refused") {
    const std::string expected =
        "log.csv:1: expected the line of names "
        "question,at,day,occasion,grade,seconds,answer,points, "
        "got ";
    const std::string next = ". ./qkv progress --export-log writes such files";
    CHECK(message_of("") == expected + "nothing" + next);
    CHECK(message_of("a,b\n") == expected + "'a,b'" + next);
    CHECK(message_of("question;at;day\n") == expected + "'question;at;day'" + next);
    CHECK(message_of(std::string(100, 'x')) == expected + "something else" + next);
}

TEST_CASE("a log that is imported twice adds nothing the second time") {
    Store store(":memory:");
    ReviewLog log = store.review_log();
    log.add(review_of("here-already", 1));
    const std::vector<Review> reviews = reviews_of_csv(
        review_csv({review_of("new", 2), review_of("here-already", 1), review_of("new", 3)}),
        "log.csv");
    CHECK(log.add(reviews) == 2);
    const std::string all = review_csv(log.reviews());
    CHECK(log.add(reviews_of_csv(all, "log.csv")) == 0);
    CHECK(review_csv(log.reviews()) == all);
}

TEST_CASE("a key point that JSON cannot hold is told") {
    Review review = review_of("why-scale", 0);
    review.points = {{"\xFF", true}};
    CHECK_THROWS_WITH_AS(
        review_csv({review}),
        "the review of why-scale at 2025-03-01T12:00:00.007Z has a key point that is "
        "no UTF-8, which CSV with JSON cannot hold",
        Problem);
}
