#include "report/report.hpp"

#include <doctest/doctest.h>

#include <cmath>

using coach::CallEnding;
using coach::Report;

namespace {

/// A line of a report, as the suites write it.
std::string line(const std::string& json) { return "token " + json + '\n'; }

Report read_report(const std::string& text) { return coach::read_report(text, "token"); }

const std::string start = line(R"j({"type":"start","format":1})j");
const std::string case_begin =
    line(R"j({"type":"case","exercise":"1.2 project","case":"a sentence"})j");
const std::string one_case =
    case_begin +
    line(R"j({"type":"check","index":0,"call":"project(x, w)","ending":"returned","ok":true})j") +
    line(R"j({"type":"case_end","ok":true})j");
const std::string end = line(R"j({"type":"end","cases":1})j");

}  // namespace

TEST_CASE("a report from start to end is complete") {
    const Report report = read_report(start + one_case + end);
    CHECK(report.is_complete);
    REQUIRE(report.cases.size() == 1);
    CHECK(report.cases[0].exercise == "1.2 project");
    CHECK(report.cases[0].name == "a sentence");
    CHECK(report.cases[0].ok == true);
    REQUIRE(report.cases[0].checks.size() == 1);
    CHECK(report.cases[0].checks[0].call == "project(x, w)");
    CHECK(report.cases[0].checks[0].ok);
}

TEST_CASE("an expected value may say how far one may be off") {
    const Report report = read_report(
        start + case_begin +
        line(R"j({"type":"check","index":0,"call":"f()","ending":"returned","ok":false,)j"
             R"j("message":"m","what":"","got":[{"name":"","shape":[],"cells":[7]}],)j"
             R"j("expected":[{"name":"","shape":[],"cells":[1],"within":0.5,"alike":2}]})j"));
    const auto& expected = report.cases.at(0).checks.at(0).expected;
    REQUIRE(expected);
    CHECK(expected->at(0).within == 0.5);
    CHECK(expected->at(0).alike == 2);
}

TEST_CASE("a failing check brings its message and values, NaN and infinity among them") {
    const Report report = read_report(
        start + case_begin +
        line(R"j({"type":"check","index":3,"call":"f()","ending":"returned","ok":false,)j"
             R"j("message":"m","what":"",)j"
             R"j("got":[{"name":"q","shape":[1,3],"cells":[1.5,"nan","-inf"]}],)j"
             R"j("expected":[{"name":"q","shape":[1,3],"cells":[1,2,3]}]})j"));
    const coach::ReportedCheck& check = report.cases.at(0).checks.at(0);
    CHECK(check.index == 3);
    CHECK(check.ending == CallEnding::returned);
    CHECK(check.message == "m");
    CHECK(check.got.at(0).shape == std::vector<std::size_t>{1, 3});
    CHECK(check.got.at(0).cells.at(0) == 1.5);
    CHECK(std::isnan(check.got.at(0).cells.at(1)));
    CHECK(check.got.at(0).cells.at(2) == -INFINITY);
    REQUIRE(check.expected);
    CHECK(check.expected->at(0).cells.at(2) == 3.0);
}

TEST_CASE("a report without its end is not complete, and keeps what came") {
    const Report report = read_report(start + one_case);
    CHECK_FALSE(report.is_complete);
    CHECK(report.cases.size() == 1);
}

TEST_CASE("a line that is cut off proves nothing") {
    CHECK_FALSE(read_report(start + one_case + end.substr(0, end.size() - 1)).is_complete);
    CHECK(read_report(start + case_begin.substr(0, 30)).cases.empty());
}

TEST_CASE("a case without its end did not end") {
    CHECK_FALSE(read_report(start + case_begin).cases.at(0).ok.has_value());
}

TEST_CASE("what is no report is never complete") {
    for (const std::string& text : {
             std::string(), std::string("hello\n"),
             end,                                   // no start
             start + end,                           // counts a case that did not come
             start + start + one_case + end,        // started twice
             start + one_case + one_case + end,     // counts fewer than came
             start + one_case + end + one_case,     // goes on after its end
             start + one_case + line("{}") + end,   // no type
             start + one_case + line("[1]") + end,  // no object
             start + one_case + line(R"j({"type":"x"})j") + end,
             line(R"j({"type":"start","format":2})j") + one_case + end,
             start + one_case + end + "more",  // goes on within a line
         }) {
        CAPTURE(text);
        CHECK_FALSE(read_report(text).is_complete);
    }
}

TEST_CASE("a line without the token of the run is not the suite's: it ends the report") {
    const std::string forged_end = R"j({"type":"end","cases":1})j";
    for (const std::string begin : {"", " ", "token", "other ", "tokem "}) {
        CAPTURE(begin);
        const Report report = read_report(start + one_case + begin + forged_end + '\n' + end);
        CHECK(report.is_broken);
        CHECK_FALSE(report.is_complete);
        CHECK(report.cases.size() == 1);
    }
    // what is forged before the suite's first line, too
    CHECK(read_report(forged_end + '\n' + start + one_case + end).cases.empty());
    CHECK_FALSE(read_report(start + one_case).is_broken);
}
