// What a failing test is to the person who is graded: shapes, and what came of the call; never what
// was expected.
#include "grade/for_the_person.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace coach;

namespace {

const Exercise project = [] {
    Exercise exercise;
    exercise.id = "1.2";
    exercise.name = "project";
    return exercise;
}();

/// Expected cells that occur nowhere else, in no form that a number is written in.
const std::vector<ReportedPart> expected{{"weights", {2, 2}, {8111.5, 8222.5, 8333.5, 8444.5}}};

/// A check that fails, with all that a suite reports of it.
ReportedCheck failing_check(std::vector<ReportedPart> got) {
    ReportedCheck check;
    check.call = "project(x, w)";
    check.inputs = {{"x", {2, 3}}, {"d_model", {}}, {"w", {3, 2}}};
    check.message = "expected\n  8111.5 8222.5\n  8333.5 8444.5\ngot\n  1 2\n  3 4";
    check.got = std::move(got);
    check.expected = expected;
    return check;
}

ReportedCase failing_case(ReportedCheck check) {
    ReportedCase test_case;
    test_case.exercise = "1.2 project";
    test_case.name = "a row of X times W is a sum over the features";
    test_case.checks = {std::move(check)};
    test_case.ok = false;
    return test_case;
}

std::string told(ReportedCheck check) {
    Report report;
    report.cases = {failing_case(std::move(check))};
    const std::vector<std::string> texts = failures_for_the_person(report, project);
    REQUIRE(texts.size() == 1);
    return texts.front();
}

bool tells_expected_cells(const std::string& text) {
    for (const char* const digits :
         {"8111", "8222", "8333", "8444", "8112", "8223", "8334", "8445"}) {
        if (text.find(digits) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("wrong values are told with the shapes, and without the right ones") {
    CHECK(told(failing_check({{"weights", {2, 2}, {1, 0.25, -3, std::nan("")}}})) ==
          "a row of X times W is a sum over the features\n"
          "  project(x, w)\n"
          "  with x (2, 3), w (3, 2)\n"
          "  returned weights (2, 2): 1 0.25 -3 nan\n"
          "  these are not the values");
}

TEST_CASE("a wrong shape is told with the right one, and without its cells") {
    const std::string text = told(failing_check({{"weights", {4}, {1, 2, 3, 4}}}));
    CHECK(text.find("\n  returned weights (4): 1 2 3 4\n") != std::string::npos);
    CHECK(text.find("\n  the shape is to be (2, 2)") != std::string::npos);
    CHECK_FALSE(tells_expected_cells(text));
}

TEST_CASE("of several parts each is told; of many cells the first") {
    CHECK(told(failing_check(
              {{"q", {2, 4}, {1, 2, 3, 4, 5, 6, 7, 8}}, {"k", {9, 9}, {}}, {"", {}, {5}}})) ==
          "a row of X times W is a sum over the features\n"
          "  project(x, w)\n"
          "  with x (2, 3), w (3, 2)\n"
          "  returned q (2, 4): 1 2 3 4 5 6 ...\n"
          "           k (9, 9)\n"
          "           a number: 5\n"
          "  the shape is to be (2, 2)");
}

TEST_CASE("whatever a call comes to, no expected cell is told") {
    for (const CallEnding ending :
         {CallEnding::returned, CallEnding::not_implemented, CallEnding::invalid_argument,
          CallEnding::bad_alloc, CallEnding::other_exception, CallEnding::not_an_exception,
          CallEnding::lost}) {
        for (const bool is_refusal : {false, true}) {
            for (const char* const changed : {"", "x"}) {
                ReportedCheck check = failing_check({{"", {2, 2}, {1, 2, 3, 4}}});
                check.ending = ending;
                check.is_refusal = is_refusal;
                check.changed = changed;
                check.what = "matmul: (2, 3) and (2, 3)";
                if (ending != CallEnding::returned) check.got.clear();
                CAPTURE(name_of(ending));
                CAPTURE(is_refusal);
                const std::string text = told(check);
                CHECK_FALSE(tells_expected_cells(text));
                CHECK(text.find("with x (2, 3), w (3, 2)\n") != std::string::npos);
            }
        }
    }
}

TEST_CASE("what an exception says is told, and cut where it is long") {
    ReportedCheck check = failing_check({});
    check.ending = CallEnding::invalid_argument;
    check.what = "matmul: (2, 3) and (2, 3)";
    CHECK(told(check).find(
              "\n  threw std::invalid_argument: matmul: (2, 3) and (2, 3)\n  a value is due") !=
          std::string::npos);
    check.what = std::string(5000, 'x');
    CHECK(told(check).size() < 500);
}

TEST_CASE("a refusal that was due, or says too little, is told as such") {
    ReportedCheck check = failing_check({{"", {2, 2}, {1, 2, 3, 4}}});
    check.is_refusal = true;
    check.expected = std::nullopt;
    CHECK(told(check).find("these arguments are to be refused with std::invalid_argument") !=
          std::string::npos);
    check.ending = CallEnding::invalid_argument;
    CHECK(told(check).find("the message lacks a number that does not fit, or is empty") !=
          std::string::npos);
}

TEST_CASE("a case that was cut short says so") {
    Report report;
    report.cases = {failing_case({})};
    report.cases[0].checks.clear();
    report.cases[0].ok = std::nullopt;
    CHECK(failures_for_the_person(report, project) ==
          std::vector<std::string>{"a row of X times W is a sum over the features\n"
                                   "  it did not end"});
    report.cases[0].thrown = "std::bad_alloc";
    CHECK(failures_for_the_person(report, project) ==
          std::vector<std::string>{"a row of X times W is a sum over the features\n"
                                   "  an exception left the test: std::bad_alloc"});
}

TEST_CASE("three failures of the exercise are told, and none of another or of what is right") {
    Report report;
    ReportedCase right = failing_case({});
    right.checks[0].ok = true;
    right.ok = true;
    ReportedCase other = failing_case(failing_check({}));
    other.exercise = "1.3 split";
    report.cases = {right, other};
    CHECK(failures_for_the_person(report, project).empty());
    for (int i = 0; i < 5; ++i) report.cases.push_back(failing_case(failing_check({})));
    CHECK(failures_for_the_person(report, project).size() == 3);
}
