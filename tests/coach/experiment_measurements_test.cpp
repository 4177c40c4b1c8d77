#include "experiment/measurements.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "experiment/csv.hpp"

using namespace coach;

namespace {

const Plan two_widths{{4, 16}, 1001, 1, false};

Measured<VarianceRow> variances(const std::string& report) {
    return read_variances(report, "token", two_widths);
}

Measured<SoftmaxRow> softmaxes(const std::string& report) {
    return read_softmaxes(report, "token", two_widths);
}

}  // namespace

TEST_CASE("the standard error of a variance is that of heavy-tailed products, not of normal ones") {
    // N = 101: 2/100 + 6/(d_k·101)
    CHECK(relative_error_of_variance(1, 101) == doctest::Approx(std::sqrt(0.02 + 6.0 / 101)));
    CHECK(relative_error_of_variance(600, 101) == doctest::Approx(std::sqrt(0.02 + 0.01 / 101)));
}

TEST_CASE("trials are read with their standard errors") {
    const auto measured = variances(
        "token returned 2\ntoken row 4 0.5 4.25 0.25 1.0625\ntoken row 16 0 16 0 1\ntoken end\n");
    CHECK(measured.trouble.empty());
    REQUIRE(measured.rows.size() == 2);
    CHECK(measured.rows[0].d_k == 4);
    CHECK(measured.rows[0].raw.value == 4.25);
    CHECK(measured.rows[0].scaled.value == 1.0625);
    CHECK(measured.rows[0].raw.error ==
          doctest::Approx(4.25 * relative_error_of_variance(4, 1001)));
    CHECK(measured.rows[1].scaled.error == doctest::Approx(relative_error_of_variance(16, 1001)));
}

TEST_CASE("numbers that are none are read as such") {
    const auto measured = variances(
        "token returned 2\ntoken row 4 nan -nan inf -1\ntoken row 16 0 16 0 1\ntoken end\n");
    REQUIRE(measured.rows.size() == 2);
    CHECK(std::isnan(measured.rows[0].raw.value));
    CHECK(measured.rows[0].scaled.value == -1);
    CHECK(measured.rows[0].scaled.error > 0);
}

TEST_CASE("trials that were not asked for are told") {
    struct Row {
        const char* report;
        const char* trouble;
    };
    for (const Row& row :
         {Row{"token returned 1\ntoken row 4 0 4 0 1\ntoken end\n",
              "returned 1 trial, expected 2, one for each width"},
          Row{"token returned 0\ntoken end\n", "returned 0 trials, expected 2, one for each width"},
          Row{"token returned 4000\ntoken row 4 0 4 0 1\ntoken end\n",
              "returned 4000 trials, expected 2, one for each width"},
          Row{"token returned 2\ntoken row 16 0 4 0 1\ntoken row 4 0 4 0 1\ntoken end\n",
              "returned a trial 0 of d_k 16, expected d_k 4: one for each width, in the order "
              "given"}}) {
        CAPTURE(row.report);
        const auto measured = variances(row.report);
        CHECK(measured.trouble == row.trouble);
        CHECK(measured.rows.empty());
    }
}

TEST_CASE("what the code throws instead is told") {
    CHECK(variances("token threw std::bad_alloc: out of memory\ntoken end\n").trouble ==
          "threw std::bad_alloc: out of memory");
    CHECK(softmaxes("token row 4 0 0 0 0 0 0 0 0 0 0 0 0\ntoken not_implemented\ntoken end\n")
              .trouble == "is not implemented yet");
}

TEST_CASE("a report that does not come to its end proves nothing") {
    const char* const ended = "ended the program before the experiment had ended";
    CHECK(variances("").trouble == ended);
    CHECK(variances("token returned 2\ntoken row 4 0 4 0 1\ntoken row 16 0 16 0 1\ntoken en")
              .trouble == ended);
    CHECK(variances("token returned 2\ntoken row 4 0 4 0\ntoken row 16 0 16 0 1\ntoken end\n")
              .trouble == "left a report that is not whole");
    CHECK(softmaxes("token row 4 1 2 3 4\ntoken row 16 1 2 3 4\ntoken end\n").trouble ==
          "left a report that is not whole");
}

TEST_CASE("lines of somebody else are no report") {
    for (const char* const report :
         {"row 4 0 4 0 1\ntoken end\n", "other end\n", "tokenend\n", "\ntoken end\n"}) {
        CAPTURE(report);
        CHECK(softmaxes(report).trouble == "wrote to a descriptor that it did not open");
    }
}

TEST_CASE("entropy and largest weight are read for each scale") {
    const auto measured = softmaxes(
        "token row 4 1 2 3 4 5 6 7 8 9 10 11 12\ntoken row 16 0 0 0 0 0 0 0 0 0 0 0 0\ntoken "
        "end\n");
    REQUIRE(measured.rows.size() == 2);
    CHECK(measured.rows[0].entropy[0].value == 1);
    CHECK(measured.rows[0].largest[0].error == 4);
    CHECK(measured.rows[0].entropy[2].error == 10);
    CHECK(measured.rows[0].largest[2].value == 11);
}

TEST_CASE("a table for other programs has a line for each number") {
    Findings findings;
    findings.variance.rows = {{4, {4.25, 0.5}, {1, 0.125}}};
    CHECK(csv_text(findings) ==
          "measure,d_k,scale,value,standard_error,law\n"
          "variance,4,1,4.25,0.5,4\n"
          "variance,4,1/sqrt(d_k),1,0.125,1\n");
    findings.variance.rows.clear();
    findings.softmax.rows = {{4,
                              {Estimate{1, 0}, Estimate{2, 0}, Estimate{3, 0}},
                              {Estimate{0.25, 0}, Estimate{0.5, 0}, Estimate{0.75, 0}}}};
    CHECK(csv_text(findings) ==
          "measure,d_k,scale,value,standard_error,law\n"
          "entropy,4,1,1,0,\nlargest_weight,4,1,0.25,0,\n"
          "entropy,4,1/sqrt(d_k),2,0,\nlargest_weight,4,1/sqrt(d_k),0.5,0,\n"
          "entropy,4,1/d_k,3,0,\nlargest_weight,4,1/d_k,0.75,0,\n");
}
