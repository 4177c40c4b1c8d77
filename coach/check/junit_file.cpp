#include "check/junit_file.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <string_view>

#include "files/xml_text.hpp"

namespace coach {
namespace {

struct Counts {
    std::size_t tests = 0;
    std::size_t failures = 0;
    std::size_t errors = 0;

    void add(JunitOutcome outcome) {
        ++tests;
        failures += outcome == JunitOutcome::failure ? 1 : 0;
        errors += outcome == JunitOutcome::error ? 1 : 0;
    }
};

std::string counts_text(const Counts& counts, double seconds) {
    return fmt::format(R"(tests="{}" failures="{}" errors="{}" time="{:.3f}")", counts.tests,
                       counts.failures, counts.errors, seconds);
}

std::string outcome_element(std::string_view element, const JunitCase& test_case) {
    const std::string opening = fmt::format("      <{} type=\"{}\" message=\"{}\"", element,
                                            xml_text(test_case.type), xml_text(test_case.message));
    if (test_case.text.empty()) return opening + "/>\n";
    return fmt::format("{}>{}</{}>\n", opening, xml_text(test_case.text), element);
}

std::string outcome_text(const JunitCase& test_case) {
    switch (test_case.outcome) {
        case JunitOutcome::passed:
            return "";
        case JunitOutcome::failure:
            return outcome_element("failure", test_case);
        case JunitOutcome::error:
            return outcome_element("error", test_case);
    }
    std::abort();  // not a JunitOutcome
}

std::string case_text(const JunitCase& test_case) {
    const std::string outcome = outcome_text(test_case);
    const std::string opening =
        fmt::format("    <testcase classname=\"{}\" name=\"{}\"", xml_text(test_case.classname),
                    xml_text(test_case.name));
    if (outcome.empty()) return opening + "/>\n";
    return fmt::format("{}>\n{}    </testcase>\n", opening, outcome);
}

}  // namespace

std::string junit_file(const std::vector<JunitSuite>& suites) {
    Counts all;
    double seconds = 0;
    std::string texts;
    for (const JunitSuite& suite : suites) {
        Counts counts;
        std::string cases;
        for (const JunitCase& test_case : suite.cases) {
            counts.add(test_case.outcome);
            all.add(test_case.outcome);
            cases += case_text(test_case);
        }
        seconds += suite.seconds;
        texts += fmt::format("  <testsuite name=\"{}\" {}>\n{}", xml_text(suite.name),
                             counts_text(counts, suite.seconds), cases);
        if (!suite.printed.empty()) {
            texts += fmt::format("    <system-out>{}</system-out>\n", xml_text(suite.printed));
        }
        texts += "  </testsuite>\n";
    }
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"qkv\" {}>\n{}"
        "</testsuites>\n",
        counts_text(all, seconds), texts);
}

}  // namespace coach
